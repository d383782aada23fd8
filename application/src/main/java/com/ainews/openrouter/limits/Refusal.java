package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** Says why a call may not be made, and when it may. */
final class Refusal {

    private Refusal() {}

    /** Names one limit: a spent budget before a rate, then the one that resets last. */
    static ProblemException of(Demand asked, Verdict.Denied denied, Instant now) {
        LimitState worst = denied.broken().stream()
                .min(Comparator.comparing((LimitState state) -> state.kind().isRate())
                        .thenComparing(LimitState::resetsAt, Comparator.reverseOrder()))
                .orElseThrow();
        LimitKind kind = worst.kind();
        BigDecimal limit = Objects.requireNonNull(worst.limit());
        BigDecimal left = Objects.requireNonNull(worst.left());
        var problem = new ProblemException(
                        kind.isRate()
                                ? ProblemType.RATE_LIMIT_EXCEEDED
                                : ProblemType.BUDGET_EXHAUSTED,
                        describe(worst, asked.of(kind), limit, left))
                .with("limit_name", kind.wireName())
                .with("limit", limit)
                .with("spent", worst.spent())
                .with("held", worst.held())
                .with("left", left)
                .with("asked", asked.of(kind))
                .with("resets_at", worst.resetsAt());
        return kind.isRate()
                ? problem.retryAfter(Duration.between(now, worst.resetsAt()))
                : problem;
    }

    private static String describe(
            LimitState state, BigDecimal asked, BigDecimal limit, BigDecimal left) {
        String unit = switch (state.kind().unit()) {
            case USD -> "USD";
            case REQUESTS -> "requests";
            case TOKENS -> "tokens";
        };
        String waiting = state.held().signum() > 0
                ? " Calls under way hold %s of it; what they do not use comes back when they end."
                        .formatted(state.held().toPlainString())
                : "";
        return "The call may need up to %s %s, and %s of %s %s has %s left until %s.%s Nothing was sent."
                .formatted(
                        asked.toPlainString(),
                        unit,
                        state.kind().wireName(),
                        limit.toPlainString(),
                        unit,
                        left.toPlainString(),
                        state.resetsAt(),
                        waiting);
    }
}
