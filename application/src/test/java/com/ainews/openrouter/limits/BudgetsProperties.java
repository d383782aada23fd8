package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is done in whatever order, a store of budgets says what a list of all calls says that is
 * added up anew each time.
 */
public abstract class BudgetsProperties {

    private static final Limits OF_USERS = new Limits(Map.of(
            LimitKind.DAILY_COST, new BigDecimal("1"),
            LimitKind.MONTHLY_COST, new BigDecimal("2.5"),
            LimitKind.REQUESTS_PER_HOUR, new BigDecimal("7"),
            LimitKind.TOKENS_PER_HOUR, new BigDecimal("900")));
    private static final Limits OF_THE_TEAM =
            new Limits(Map.of(LimitKind.DAILY_COST, new BigDecimal("1.4")));

    /** Steps over the edges of minutes, hours, days and months come about often. */
    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofSeconds(59),
            Duration.ofMinutes(1),
            Duration.ofMinutes(29),
            Duration.ofMinutes(61),
            Duration.ofHours(11),
            Duration.ofHours(24));

    protected abstract Budgets budgets();

    protected abstract ScopeLimits scopeLimits();

    /** What may be done. */
    protected enum Deed {
        HOLD,
        SETTLE_LESS,
        SETTLE_MORE,
        RELEASE,
        EXPIRE,
        END_AGAIN
    }

    /**
     * One step.
     *
     * @param who which of the users acts
     * @param which of the calls it is about, of all that there are
     */
    protected record Action(Deed deed, int who, int which, int cents, int tokens, Duration later) {}

    @Provide
    protected Arbitrary<List<Action>> actions() {
        Arbitrary<Deed> deeds = Arbitraries.frequency(
                Tuple.of(8, Deed.HOLD),
                Tuple.of(3, Deed.SETTLE_LESS),
                Tuple.of(1, Deed.SETTLE_MORE),
                Tuple.of(2, Deed.RELEASE),
                Tuple.of(1, Deed.EXPIRE),
                Tuple.of(2, Deed.END_AGAIN));
        return Combinators.combine(
                        deeds,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of(STEPS))
                .as(Action::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    /** A call, and what became of it. */
    private static final class Call {

        private final Hold hold;
        private HoldState state = HoldState.HELD;
        private Demand used = Demand.NOTHING;

        Call(Hold hold) {
            this.hold = hold;
        }
    }

    protected void agreesWithAListOfAllCalls(List<Action> actions) {
        var clock = new SettableClock("2026-03-31T22:58:30Z");
        var team = new TeamId(UUID.randomUUID());
        var organization = new OrganizationId(UUID.randomUUID());
        List<Payer> payers = List.of(payer(team, organization), payer(team, organization));
        var teamScope = new Scope(ScopeType.TEAM, team.value());
        scopeLimits().replace(teamScope, OF_THE_TEAM, clock.instant());
        List<Call> calls = new ArrayList<>();
        for (Action action : actions) {
            clock.advance(action.later());
            Payer payer = payers.get(action.who());
            if (action.deed() == Deed.HOLD) {
                hold(action, payer, calls, teamScope, clock.instant());
            } else if (!calls.isEmpty()) {
                end(action.deed(), calls.get(action.which() % calls.size()), clock.instant());
            }
            check(payers, calls, clock.instant());
        }
    }

    private void hold(Action action, Payer payer, List<Call> calls, Scope teamScope, Instant now) {
        Hold hold = new Hold(
                new HoldId(UUID.randomUUID()),
                payer,
                new RequestId(UUID.randomUUID()),
                new UUID(0, 1),
                new ModelId("openai/gpt-4o-mini"),
                1,
                "chat",
                Demand.ofCall(
                        new Usd(BigDecimal.valueOf(action.cents(), 2)),
                        TokenCount.of(action.tokens())),
                now,
                now.plus(Duration.ofMinutes(30)),
                false,
                null,
                null);
        boolean fits = true;
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal asked = hold.demand().of(kind);
            var user = new Scope(ScopeType.USER, payer.user().value());
            fits &= fits(OF_USERS.of(kind), sum(user, kind, calls, now).add(asked));
            fits &= fits(OF_THE_TEAM.of(kind), sum(teamScope, kind, calls, now).add(asked));
        }
        Verdict verdict =
                budgets().place(List.of(new Budgets.Asked(hold, OF_USERS))).getFirst();
        assertThat(verdict instanceof Verdict.Granted).isEqualTo(fits);
        if (fits) {
            calls.add(new Call(hold));
        }
    }

    private static boolean fits(@Nullable BigDecimal limit, BigDecimal sum) {
        return limit == null || sum.compareTo(limit) <= 0;
    }

    private void end(Deed deed, Call call, Instant now) {
        Demand held = call.hold.demand();
        HoldState to = switch (deed) {
            case RELEASE -> HoldState.RELEASED;
            case EXPIRE -> HoldState.EXPIRED;
            default -> HoldState.SETTLED;
        };
        Demand used = switch (deed) {
            case RELEASE -> Demand.NOTHING;
            case SETTLE_MORE ->
                Demand.ofCall(
                        held.cost().plus(Usd.of("0.000000001")),
                        held.tokens().plus(TokenCount.of(1)));
            case EXPIRE -> held;
            default ->
                Demand.ofCall(
                        new Usd(held.cost().amount().multiply(new BigDecimal("0.3"))),
                        TokenCount.of(held.tokens().value() / 3));
        };
        boolean ended = budgets()
                .end(List.of(new Budgets.Ended(call.hold.id(), used)), to, now)
                .contains(call.hold.id());
        assertThat(ended).isEqualTo(call.state.next().contains(to));
        if (ended) {
            call.state = to;
            call.used = used;
        }
    }

    private void check(List<Payer> payers, List<Call> calls, Instant now) {
        for (Payer payer : payers) {
            for (Scope scope : Scope.of(payer)) {
                budgets().read(scope, Limits.NONE, now).forEach(state -> {
                    assertThat(state.held())
                            .as("held of %s, %s", scope, state.kind())
                            .isEqualByComparingTo(held(scope, state.kind(), calls, now));
                    assertThat(state.settled())
                            .as("settled of %s, %s", scope, state.kind())
                            .isEqualByComparingTo(settled(scope, state.kind(), calls, now));
                });
            }
        }
    }

    private static BigDecimal sum(Scope scope, LimitKind kind, List<Call> calls, Instant now) {
        return held(scope, kind, calls, now).add(settled(scope, kind, calls, now));
    }

    private static BigDecimal held(Scope scope, LimitKind kind, List<Call> calls, Instant now) {
        return calls.stream()
                .filter(call -> call.state == HoldState.HELD && counts(call, scope, kind, now))
                .map(call -> call.hold.demand().of(kind))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal settled(Scope scope, LimitKind kind, List<Call> calls, Instant now) {
        return calls.stream()
                .filter(call -> call.state != HoldState.HELD && counts(call, scope, kind, now))
                .map(call -> call.used.of(kind))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean counts(Call call, Scope scope, LimitKind kind, Instant now) {
        Instant bucket = kind.window().bucketOf(call.hold.heldAt());
        return Scope.of(call.hold.payer()).contains(scope)
                && !bucket.isBefore(kind.window().startAt(now));
    }

    private static Payer payer(TeamId team, OrganizationId organization) {
        return new Payer(
                new UserId(UUID.randomUUID()),
                new AccessTokenId(UUID.randomUUID()),
                team,
                organization);
    }
}
