package com.ainews.openrouter.shared;

import java.util.regex.Pattern;

/**
 * OpenRouter's name of a model: {@code author/slug}, perhaps with a variant, as in {@code
 * meta-llama/llama-3.1-8b-instruct:free}.
 *
 * @param value the name as OpenRouter spells it
 */
public record ModelId(String value) {

    public static final int MAX_LENGTH = 200;

    private static final Pattern FORM = Pattern.compile(
            "~?[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*(:[A-Za-z0-9._-]+)?");

    public ModelId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a model id of the form author/slug: " + value);
        }
    }

    /** Whether a text has the form of a model id; says nothing about whether the model exists. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** Whether it ends in a variant, such as {@code :free}. */
    public boolean hasVariant() {
        return value.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
