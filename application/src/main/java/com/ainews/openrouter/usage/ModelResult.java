package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What calls to a model led to, those of all users together. Means are over answers, and zero where
 * there is none.
 *
 * @param answers calls that the model answered
 * @param failures calls that the model failed, whatever was tried after it; of one user's no more
 *     than {@link com.ainews.openrouter.usage.domain.ModelNotes} says
 * @param meanLatency from the hold to the end of the answer; only answers before which nothing
 *     failed, where there are any
 * @param meanFirstToken until the answer began to arrive; null where that was never seen
 * @param marks how many answers were given a mark, with the same limit
 * @param meanMark from zero to one
 */
public record ModelResult(
        long answers,
        long failures,
        Usd meanCost,
        Duration meanLatency,
        @Nullable Duration meanFirstToken,
        TokenCount meanAnswer,
        long marks,
        BigDecimal meanMark) {}
