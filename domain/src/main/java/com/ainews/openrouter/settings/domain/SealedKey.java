package com.ainews.openrouter.settings.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * An OpenRouter key as it is stored: encrypted, bound to its user.
 *
 * @param ciphertext AES-256-GCM, readable only with the service's key and the user's id
 * @param label what may be shown of the key
 * @param setAt since when it is set
 */
@SuppressWarnings("ArrayRecordComponent") // Its equality is written out below.
public record SealedKey(byte[] ciphertext, String label, Instant setAt) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedKey key
                && Arrays.equals(ciphertext, key.ciphertext)
                && label.equals(key.label)
                && setAt.equals(key.setAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(ciphertext), label, setAt);
    }

    @Override
    public String toString() {
        return "SealedKey[" + label + ", set " + setAt + "]";
    }
}
