package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that may be recommended.
 *
 * @param context prompt and answer together, in tokens
 * @param room the most tokens that its answer may have behind the input; below one: none
 * @param parameters names of request parameters that it supports
 * @param inputModalities what it takes, such as {@code image}
 * @param benchmark the index of the task; null where it was not measured
 * @param expectedCost of this call
 * @param said how quick its providers are said to be; null where nobody says so
 * @param results what this service has seen of it at such calls
 */
public record Candidate(
        ModelId id,
        long context,
        long room,
        Set<String> parameters,
        Set<String> inputModalities,
        @Nullable BigDecimal benchmark,
        Usd expectedCost,
        @Nullable Pace said,
        OwnResults results) {

    public Candidate {
        parameters = Set.copyOf(parameters);
        inputModalities = Set.copyOf(inputModalities);
    }

    /** Of a model of which nobody says how quick it is. */
    public Candidate(
            ModelId id,
            long context,
            long room,
            Set<String> parameters,
            Set<String> inputModalities,
            @Nullable BigDecimal benchmark,
            Usd expectedCost,
            OwnResults results) {
        this(
                id,
                context,
                room,
                parameters,
                inputModalities,
                benchmark,
                expectedCost,
                null,
                results);
    }

    /** How long such an answer took as far as anybody has timed it; null where nobody has. */
    @Nullable
    Duration timed(TokenCount answer) {
        return results.isTimed()
                ? results.seenLatency(answer)
                : said == null ? null : said.until(answer);
    }

    /** How long such an answer is expected to take. */
    Duration latency(TokenCount answer, Duration usual) {
        return results.latency(answer, said == null ? usual : said.until(answer));
    }
}
