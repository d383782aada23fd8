package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why a call may not be made, and when it may. */
final class Refusal {

    /** Most calls end within this time, and give back what is held for them and not used. */
    private static final Duration CALLS_END = Duration.ofSeconds(2);

    private Refusal() {}

    /**
     * The one limit that is told: a spent budget before a rate, a rate before what only calls under
     * way hold; then one that the call never fits, one for which waiting does not help, and the one
     * that resets last.
     */
    static LimitState worst(Demand asked, Verdict.Denied denied) {
        return denied.broken().stream()
                .min(Comparator.comparing((LimitState state) -> type(state, asked))
                        .thenComparing(state -> !neverFits(asked, state))
                        .thenComparing(state -> waitingHelps(asked, state))
                        .thenComparing(LimitState::resetsAt, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Whether calls under way hold what is missing. */
    static boolean waitingHelps(Demand asked, LimitState state) {
        return state.mayFitOnceReleased(asked.of(state.kind()));
    }

    private static boolean neverFits(Demand asked, LimitState state) {
        return state.neverFits(asked.of(state.kind()));
    }

    /**
     * Tells of one limit.
     *
     * @param fitsAt when the call fits in it, where waiting for calls under way does not help
     */
    static ProblemException problem(Demand asked, LimitState worst, Instant fitsAt, Instant now) {
        LimitKind kind = worst.kind();
        boolean waitingHelps = waitingHelps(asked, worst);
        Duration untilReset = Duration.between(now, worst.resetsAt());
        ProblemType type = type(worst, asked);
        return new ProblemException(type, describe(worst, asked))
                .with("scope", worst.scope().type().wireName())
                .with("scope_id", worst.scope().id().toString())
                .with("limit_name", kind.wireName())
                .with("window", kind.window().wireName())
                .with("window_seconds", kind.window().lengthAt(now).toSeconds())
                .with("limit", worst.limit())
                .with("settled", worst.settled())
                .with("held", worst.held())
                .with("left", worst.left())
                .with("asked", asked.of(kind))
                .with("resets_at", worst.resetsAt())
                .with("resets_in_seconds", Math.max(0, untilReset.toSeconds()))
                .with("waiting_helps", waitingHelps)
                .with("never_fits", neverFits(asked, worst))
                .retryAfter(
                        type == ProblemType.BUDGET_EXHAUSTED || neverFits(asked, worst)
                                ? null
                                : waitingHelps
                                        ? min(CALLS_END, untilReset)
                                        : Duration.between(now, fitsAt));
    }

    /** Whether nothing but calls under way stands against the call. */
    static boolean endsWhenCallsEnd(Demand asked, Verdict.Denied denied) {
        return denied.broken().stream().allMatch(state -> waitingHelps(asked, state));
    }

    /** What a smaller call might need; null where no call fits. */
    static Admission.@Nullable Room room(Verdict.Denied denied) {
        boolean noRequestLeft = denied.broken().stream()
                .anyMatch(state -> state.kind().unit() == LimitKind.Unit.REQUESTS);
        return noRequestLeft
                ? null
                : new Admission.Room(
                        left(denied, LimitKind.Unit.USD).map(Usd::new).orElse(null),
                        left(denied, LimitKind.Unit.TOKENS)
                                .map(tokens -> TokenCount.of(tokens.longValue()))
                                .orElse(null));
    }

    private static Optional<BigDecimal> left(Verdict.Denied denied, LimitKind.Unit unit) {
        return denied.broken().stream()
                .filter(state -> state.kind().unit() == unit)
                .flatMap(state -> Stream.ofNullable(state.left()))
                .min(Comparator.naturalOrder());
    }

    /** The types are declared in the order in which they matter. */
    private static ProblemType type(LimitState state, Demand asked) {
        if (state.kind().isRate()) {
            return ProblemType.RATE_LIMIT_EXCEEDED;
        }
        return waitingHelps(asked, state) ? ProblemType.BUDGET_HELD : ProblemType.BUDGET_EXHAUSTED;
    }

    private static String describe(LimitState state, Demand demand) {
        BigDecimal asked = demand.of(state.kind());
        String unit = switch (state.kind().unit()) {
            case USD -> "USD";
            case REQUESTS -> "requests";
            case TOKENS -> "tokens";
        };
        String next = waitingHelps(demand, state)
                ? "Calls under way hold %s of it; what they do not use comes back when they end, so try again in a moment."
                        .formatted(state.held().subtract(state.lost()).toPlainString())
                : neverFits(demand, state)
                        ? "It needs more than the whole limit, so it never fits: %s."
                                .formatted(
                                        state.kind().unit() == LimitKind.Unit.REQUESTS
                                                ? "raise the limit"
                                                : "ask for a shorter answer, or raise the limit")
                        : state.lost().signum() > 0
                                ? "Nobody knows how calls ended that hold %s of it, so that will count as spent."
                                        .formatted(state.lost().toPlainString())
                                : "Waiting for calls under way would not help.";
        return "The call may need up to %s %s, and %s of %s %s of the %s has %s left until %s. %s Nothing was sent."
                .formatted(
                        asked.toPlainString(),
                        unit,
                        state.kind().wireName(),
                        Objects.requireNonNull(state.limit()).toPlainString(),
                        unit,
                        state.scope().type().title(),
                        Objects.requireNonNull(state.left()).toPlainString(),
                        state.resetsAt(),
                        next);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
