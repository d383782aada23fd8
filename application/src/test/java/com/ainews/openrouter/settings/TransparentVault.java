package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.port.KeyVault;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.UserId;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A vault that hides nothing, but opens for its user only. */
public final class TransparentVault implements KeyVault {

    @Override
    public byte[] seal(UserId user, ApiKey key) {
        return (user + " " + key.secret()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<ApiKey> open(UserId user, byte[] ciphertext) {
        String text = new String(ciphertext, StandardCharsets.UTF_8);
        return text.startsWith(user + " ")
                ? Optional.of(new ApiKey(text.substring(user.toString().length() + 1)))
                : Optional.empty();
    }
}
