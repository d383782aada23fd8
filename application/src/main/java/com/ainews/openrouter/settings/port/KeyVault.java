package com.ainews.openrouter.settings.port;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.UserId;

import java.util.Optional;

/** Encrypts keys for their users. */
public interface KeyVault {

    /** The key, readable only for the same user by a service with the same encryption key. */
    byte[] seal(UserId user, ApiKey key);

    /** The key again; empty where it was sealed for another user or with another key. */
    Optional<ApiKey> open(UserId user, byte[] ciphertext);
}
