package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.TokenCount;

import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be: as asked, else as the user prefers, else as usual, else as long as the
 * model can.
 *
 * @param asked what the request says; null where it says nothing
 * @param usual for its purpose; null where there is no such thing
 */
public record AnswerLength(
        @Nullable TokenCount asked, @Nullable TokenCount usual) {

    public static AnswerLength usually(TokenCount tokens) {
        return new AnswerLength(null, tokens);
    }

    public static AnswerLength asked(@Nullable Long tokens) {
        return new AnswerLength(tokens == null ? null : TokenCount.of(tokens), null);
    }

    /** The most tokens of an answer, of a model that has so much room. */
    long within(@Nullable Integer preferred, long room) {
        long wanted = asked != null
                ? asked.value()
                : preferred != null ? preferred : usual != null ? usual.value() : room;
        return Math.min(wanted, room);
    }
}
