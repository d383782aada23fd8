package com.ainews.openrouter.settings.out.tink;

import com.ainews.openrouter.settings.port.KeyVault;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.UserId;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Encrypts with authenticated encryption whose associated data is the user's id: a ciphertext that
 * is moved to another user's row can't be read there.
 */
@Component
class TinkKeyVault implements KeyVault {

    private final Aead aead;

    TinkKeyVault(Aead aead) {
        this.aead = aead;
    }

    @Override
    public byte[] seal(UserId user, ApiKey key) {
        try {
            return aead.encrypt(bytes(key.secret()), bytes(user.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM can't encrypt; the platform is broken", e);
        }
    }

    @Override
    public Optional<ApiKey> open(UserId user, byte[] ciphertext) {
        try {
            byte[] secret = aead.decrypt(ciphertext, bytes(user.toString()));
            return Optional.of(new ApiKey(new String(secret, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
