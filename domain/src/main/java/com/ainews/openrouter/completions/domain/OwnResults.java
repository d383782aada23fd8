package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this service has seen of a model. Means are over completed calls, and zero where there is
 * none.
 *
 * @param calls how many were made, whatever became of them
 * @param completed how many of them gave an answer
 * @param meanAnswer tokens of an answer
 * @param meanFirstToken until an answer began to arrive; null where that was not seen
 * @param marks how many answers were given a mark for their quality
 * @param meanMark from zero to one; zero where there is none
 */
public record OwnResults(
        long calls,
        long completed,
        Usd meanCost,
        Duration meanLatency,
        @Nullable Duration meanFirstToken,
        TokenCount meanAnswer,
        long marks,
        BigDecimal meanMark) {

    public static final OwnResults NONE = new OwnResults(
            0, 0, Usd.ZERO, Duration.ZERO, null, TokenCount.ZERO, 0, BigDecimal.ZERO);

    /** As many completed calls as a mean needs to count as much as what is assumed without it. */
    private static final long ASSUMED_CALLS = 5;

    /** Where no beginning was seen, as of answers that came whole: this part of the time. */
    private static final long UNSEEN_FIRST_TOKEN = 4;

    public OwnResults {
        if (completed < 0 || completed > calls) {
            throw new IllegalArgumentException(
                    "Of %d calls %d can't be completed".formatted(calls, completed));
        }
    }

    /** Of results that nobody has given marks. */
    public OwnResults(
            long calls,
            long completed,
            Usd meanCost,
            Duration meanLatency,
            @Nullable Duration meanFirstToken,
            TokenCount meanAnswer) {
        this(
                calls,
                completed,
                meanCost,
                meanLatency,
                meanFirstToken,
                meanAnswer,
                0,
                BigDecimal.ZERO);
    }

    boolean isTimed() {
        return completed > 0;
    }

    /** How long an answer with so many tokens took here, as far as the means tell. */
    Duration seenLatency(TokenCount answer) {
        return Pace.seen(firstToken(), meanLatency, meanAnswer).until(answer);
    }

    /** The same, drawn towards an assumed time while there are few answers. */
    Duration latency(TokenCount answer, Duration assumed) {
        return Duration.ofMillis(
                shrunk(seenLatency(answer).toMillis(), assumed.toMillis(), completed));
    }

    /** The mean mark, drawn towards an assumed one while there are few. */
    BigDecimal mark(BigDecimal assumed) {
        return meanMark.multiply(BigDecimal.valueOf(marks))
                .add(assumed.multiply(BigDecimal.valueOf(ASSUMED_CALLS)))
                .divide(BigDecimal.valueOf(marks + ASSUMED_CALLS), MathContext.DECIMAL64);
    }

    private Duration firstToken() {
        Duration assumed = meanLatency.dividedBy(UNSEEN_FIRST_TOKEN);
        Duration first = meanFirstToken == null ? assumed : meanFirstToken;
        return first.compareTo(meanLatency) < 0 ? first : meanLatency;
    }

    /** The mean length of an answer, drawn towards an assumed one while there are few. */
    TokenCount answer(TokenCount assumed) {
        return TokenCount.of(shrunk(meanAnswer.value(), assumed.value(), completed));
    }

    private static long shrunk(long mean, long assumed, long seen) {
        return BigDecimal.valueOf(mean)
                .multiply(BigDecimal.valueOf(seen))
                .add(BigDecimal.valueOf(assumed * ASSUMED_CALLS))
                .divide(BigDecimal.valueOf(seen + ASSUMED_CALLS), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
