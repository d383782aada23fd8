package com.ainews.openrouter.limits.in;

import com.ainews.openrouter.limits.LimitStanding;
import com.ainews.openrouter.limits.domain.LimitState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where somebody stands with all limits, as both doors show it. */
public record LimitsAnswer(boolean withinLimits, List<LimitAnswer> limits) {

    /**
     * One limit.
     *
     * @param scope {@code user}, {@code access_token}, {@code team} or {@code organization}
     * @param name of the setting that limits it
     * @param window {@code day}, {@code month} or {@code hour}
     * @param unit {@code usd}, {@code requests} or {@code tokens}
     * @param limit the smaller one of the two that follow; null where there is none
     * @param own what the user has set
     * @param cap what an administrator has set
     * @param held for calls under way
     * @param left null where there is no limit
     * @param resetsAt when some of it comes back; for days and months all of it
     */
    public record LimitAnswer(
            String scope,
            UUID scopeId,
            String name,
            String window,
            String unit,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal own,
            @Nullable BigDecimal cap,
            BigDecimal settled,
            BigDecimal held,
            @Nullable BigDecimal left,
            Instant resetsAt,
            boolean withinLimits) {

        static LimitAnswer from(LimitStanding standing) {
            LimitState state = standing.state();
            return new LimitAnswer(
                    state.scope().type().wireName(),
                    state.scope().id(),
                    state.kind().wireName(),
                    state.kind().window().wireName(),
                    state.kind().unit().name().toLowerCase(Locale.ROOT),
                    state.limit(),
                    standing.own(),
                    standing.cap(),
                    state.settled(),
                    state.held(),
                    state.left(),
                    state.resetsAt(),
                    state.isWithinLimit());
        }
    }

    /** The answer of both doors. */
    public static LimitsAnswer from(List<LimitStanding> standings) {
        return new LimitsAnswer(
                standings.stream().allMatch(standing -> standing.state().isWithinLimit()),
                standings.stream().map(LimitAnswer::from).toList());
    }
}
