package com.ainews.openrouter.access.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An access token in plain text, known only to its holder: {@code ori_} and 256 random bits. The
 * service stores nothing but its hash; a fast hash is enough, since there is nothing to guess.
 *
 * @param value the whole token, prefix included
 */
public record TokenSecret(String value) {

    public static final String PREFIX = "ori_";
    public static final int RANDOM_BYTES = 32;
    public static final int MIN_LENGTH = 32;
    public static final int MAX_LENGTH = 256;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]+");

    public TokenSecret {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "An access token starts with %s and has %d to %d of the characters A-Z a-z 0-9 _ -"
                            .formatted(PREFIX, MIN_LENGTH, MAX_LENGTH));
        }
    }

    public static boolean isValid(String text) {
        return text.length() >= MIN_LENGTH
                && text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches();
    }

    /**
     * Makes a token of random bytes.
     *
     * @param random 256 bits from a cryptographic source
     */
    public static TokenSecret fromRandom(byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("A token is made of " + RANDOM_BYTES + " bytes");
        }
        return new TokenSecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256 of the token, in hexadecimal: what is stored and looked up. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
