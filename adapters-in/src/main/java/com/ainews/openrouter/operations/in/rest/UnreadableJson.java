package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of a body that can't be read where it is wrong, and how to mend it. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ProblemException problem(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                invalid(
                        unknown,
                        null,
                        "is not a known field here; known are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList());
            case InvalidFormatException wrong ->
                invalid(
                        wrong,
                        String.valueOf(wrong.getValue()),
                        TypeWords.mustBe(wrong.getTargetType(), "an object"));
            case MismatchedInputException wrong ->
                invalid(wrong, null, TypeWords.mustBe(wrong.getTargetType(), "an object"));
            case InputCoercionException tooLarge ->
                invalid(tooLarge, null, range(tooLarge.getTargetType()));
            case StreamConstraintsException tooMuch ->
                new ProblemException(
                                ProblemType.PAYLOAD_TOO_LARGE,
                                "The body has more in it than this service reads: too much text, too many"
                                        + " levels or too long a number. Send less at once.")
                        .causedBy(tooMuch);
            case StreamReadException broken ->
                new ProblemException(
                        ProblemType.MALFORMED_REQUEST,
                        "The body is not valid JSON, at line %d, column %d."
                                .formatted(
                                        broken.getLocation().getLineNr(),
                                        broken.getLocation().getColumnNr()));
            case null, default ->
                new ProblemException(
                        ProblemType.MALFORMED_REQUEST,
                        "A JSON body is needed, in UTF-8; this one is missing or can't be read.");
        };
    }

    private static ProblemException invalid(
            JacksonException exception, @Nullable String value, String rule) {
        return ProblemException.invalid(List.of(new Violation(path(exception), value, rule)));
    }

    private static String range(Class<?> target) {
        return target == int.class || target == Integer.class
                ? range(Integer.MIN_VALUE, Integer.MAX_VALUE)
                : range(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static String range(long least, long most) {
        return "must be a whole number between %d and %d".formatted(least, most);
    }

    private static String path(JacksonException exception) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
