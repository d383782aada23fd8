package com.ainews.openrouter.completions.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests are the same, whatever order their fields are in, however their numbers
 * are written, and whether what is not set is left out or null.
 */
public final class RequestFingerprint {

    private RequestFingerprint() {}

    /**
     * SHA-256, in hexadecimal.
     *
     * @param body JSON as maps, lists, texts, numbers, booleans and nulls
     */
    public static String of(String operation, Object body) {
        var text = new StringBuilder();
        append(text, operation);
        append(text, body);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("null;");
            case Map<?, ?> map -> append(text, map);
            case List<?> list -> {
                text.append('[');
                list.forEach(element -> append(text, element));
                text.append(']');
            }
            case Number number ->
                text.append(new BigDecimal(number.toString()).stripTrailingZeros())
                        .append(';');
            case Boolean truth -> text.append(truth.booleanValue()).append(';');
            default -> {
                // With its length in front no text can look like something else.
                String words = value.toString();
                text.append(words.length()).append(':').append(words);
            }
        }
    }

    private static void append(StringBuilder text, Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(key), value);
            }
        });
        text.append('{');
        sorted.forEach((key, value) -> {
            append(text, key);
            append(text, value);
        });
        text.append('}');
    }
}
