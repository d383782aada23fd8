package com.ainews.openrouter.access.out.random;

import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.port.TokenSecrets;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

@Component
class SecureRandomTokenSecrets implements TokenSecrets {

    private final SecureRandom random = new SecureRandom();

    @Override
    public TokenSecret next() {
        byte[] bytes = new byte[TokenSecret.RANDOM_BYTES];
        random.nextBytes(bytes);
        return TokenSecret.fromRandom(bytes);
    }
}
