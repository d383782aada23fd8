package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may still spend, in short: of all limits that apply, the tightest.
 *
 * @param cost null where no cost limit applies
 * @param requestsPerHour null where no such limit applies
 */
public record Allowance(@Nullable Cost cost, @Nullable Long requestsPerHour) {

    /**
     * The cost limit that leaves least.
     *
     * @param isDaily for a day, else for a month
     */
    public record Cost(Usd limit, Usd left, boolean isDaily) {}

    static Allowance of(List<LimitState> states) {
        return new Allowance(
                states.stream()
                        .filter(state ->
                                state.kind().unit() == LimitKind.Unit.USD && state.limit() != null)
                        .map(Allowance::cost)
                        .min(Comparator.comparing(Cost::left))
                        .orElse(null),
                states.stream()
                        .filter(state -> state.kind() == LimitKind.REQUESTS_PER_HOUR)
                        .map(LimitState::limit)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::longValue)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Cost cost(LimitState state) {
        return new Cost(
                new Usd(Objects.requireNonNull(state.limit())),
                new Usd(Objects.requireNonNull(state.left())),
                state.kind() == LimitKind.DAILY_COST);
    }
}
