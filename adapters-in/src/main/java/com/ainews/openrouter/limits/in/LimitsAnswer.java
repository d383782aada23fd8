package com.ainews.openrouter.limits.in;

import com.ainews.openrouter.limits.domain.LimitState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a user stands with every limit, as both doors show it. */
public record LimitsAnswer(boolean withinLimits, List<LimitAnswer> limits) {

    /**
     * One limit.
     *
     * @param name of the setting that limits it
     * @param unit {@code usd}, {@code requests} or {@code tokens}
     * @param limit null where there is none
     * @param held for calls under way
     * @param left null where there is no limit
     * @param resetsAt when some of it comes back; for days and months all of it
     */
    public record LimitAnswer(
            String name,
            String unit,
            @Nullable BigDecimal limit,
            BigDecimal spent,
            BigDecimal held,
            @Nullable BigDecimal left,
            Instant resetsAt,
            boolean withinLimits) {

        static LimitAnswer from(LimitState state) {
            return new LimitAnswer(
                    state.kind().wireName(),
                    state.kind().unit().name().toLowerCase(Locale.ROOT),
                    state.limit(),
                    state.spent(),
                    state.held(),
                    state.left(),
                    state.resetsAt(),
                    state.isWithinLimit());
        }
    }

    /** The answer of both doors. */
    public static LimitsAnswer from(List<LimitState> states) {
        return new LimitsAnswer(
                states.stream().allMatch(LimitState::isWithinLimit),
                states.stream().map(LimitAnswer::from).toList());
    }
}
