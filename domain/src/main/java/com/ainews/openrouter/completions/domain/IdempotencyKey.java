package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.Violations;

import java.util.regex.Pattern;

/**
 * A name that a client gives to a request, so that sending it again does not pay twice.
 *
 * @param value 1 to 255 visible ASCII characters
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP header field</a>
 */
public record IdempotencyKey(String value) {

    public static final String FIELD = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * Reads a header. It should be a structured field, that is in quotes; many clients leave them
     * out.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}
     */
    public static IdempotencyKey parse(String header) {
        String text = header.strip();
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String value = isQuoted ? text.substring(1, text.length() - 1) : text;
        new Violations()
                .require(
                        FORM.matcher(value).matches(),
                        FIELD,
                        header.length() > 300 ? header.substring(0, 300) : header,
                        "must have 1 to 255 visible ASCII characters, best in quotes, such as a UUID")
                .throwIfAny();
        return new IdempotencyKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
