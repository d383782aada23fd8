package com.ainews.openrouter.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An OpenRouter API key in plain text. Lives only in memory and only as long as a call needs it;
 * its text form is masked so that it can't reach a log by accident.
 *
 * @param secret the key, as OpenRouter gave it
 */
public record ApiKey(String secret) {

    private static final int SHOWN = 4;

    /** A key that is shorter shows nothing: four characters would be too much of it. */
    private static final int MIN_LENGTH_TO_SHOW = 20;

    /** What may be shown of the key: enough to tell two keys apart, useless as a key. */
    public String label() {
        return secret.length() < MIN_LENGTH_TO_SHOW
                ? "sk-or-…"
                : "sk-or-…" + secret.substring(secret.length() - SHOWN);
    }

    /** Tells one key from another, and says nothing of it: a SHA-256 hash in hexadecimal digits. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return label();
    }
}
