package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of holds must do with those whose call nobody runs any more. */
public abstract class LeftHoldsContract extends BudgetsFixture {

    protected LeftHoldsContract(BudgetStores stores) {
        super(stores);
    }

    @Test
    void findsOnlyHoldsWhoseLeaseIsOver() {
        Hold lost = hold("0.4", 100);
        Hold ended = hold("0.4", 100);
        place(lost, Map.of());
        place(ended, Map.of());
        end(ended, HoldState.SETTLED, used("0.1", 1));
        assertThat(mine(oldHolds().overdue(clock.instant(), 1000))).isEmpty();

        clock.advance(LEASE.plusSeconds(1));
        Hold fresh = hold("0.1", 1);
        place(fresh, Map.of());

        assertThat(mine(oldHolds().overdue(clock.instant(), 1000))).containsExactly(lost);
    }

    @Test
    void findsWhatWasChargedTheNewestFirst() {
        Hold settled = hold("0.1", 1);
        place(settled, Map.of());
        end(settled, HoldState.SETTLED, used("0.1", 1));
        clock.advance(Duration.ofMinutes(1));
        Hold expired = hold("0.2", 1);
        Hold released = hold("0.3", 1);
        place(expired, Map.of());
        place(released, Map.of());
        place(hold("0.4", 1), Map.of());
        end(expired, HoldState.EXPIRED, used("0.2", 1));
        end(released, HoldState.RELEASED, Demand.NOTHING);

        assertThat(oldHolds().charged(user, 10))
                .extracting(Hold::id)
                .containsExactly(expired.id(), settled.id());
        assertThat(oldHolds().charged(user, 1)).hasSize(1);
    }

    @Test
    void forgetsWhatIsOldButNotWhatIsHeld() {
        Hold held = hold("0.4", 100);
        place(held, Map.of());
        clock.advance(Duration.ofMinutes(1));
        Hold settled = hold("0.2", 50);
        place(settled, Map.of());
        end(settled, HoldState.SETTLED, used("0.2", 50));

        oldHolds()
                .forgetMeters(LimitKind.TOKENS_PER_HOUR, clock.instant().plus(Duration.ofDays(1)));
        oldHolds().forgetHolds(clock.instant().plus(Duration.ofDays(1)));

        LimitState tokens = state(LimitKind.TOKENS_PER_HOUR, Map.of());
        assertThat(tokens.held()).isEqualByComparingTo("100");
        assertThat(tokens.settled()).isZero();
        assertThat(end(held, HoldState.SETTLED, used("0.1", 10))).isTrue();
    }

    @Test
    void asksForADoubtfulHoldEverLessOftenUntilItEnds() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        Hold gone = hold("0.4", 100);
        assertThat(attempts()
                        .note(List.of(
                                new HoldAttempts.Attempt(gone.id(), 1, gone.model()),
                                new HoldAttempts.Attempt(
                                        hold.id(), 2, new ModelId("maker/other")))))
                .containsExactly(false, true);
        doubtfulHolds()
                .doubt(new DoubtfulHolds.Doubted(
                        hold.id(), "gen-1", Doubt.UNSEEN, clock.instant(), clock.instant()));

        List<Duration> gaps = new ArrayList<>();
        Instant last = clock.instant();
        while (gaps.size() < 8) {
            List<Hold> due = mine(doubtfulHolds().takeDue(clock.instant(), 1000));
            if (!due.isEmpty()) {
                assertThat(due.getFirst().generationId()).isEqualTo("gen-1");
                assertThat(due.getFirst().attempt()).isEqualTo(2);
                assertThat(due.getFirst().model()).isEqualTo(new ModelId("maker/other"));
                gaps.add(Duration.between(last, clock.instant()));
                last = clock.instant();
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(gaps.stream().map(Duration::toSeconds))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L);

        end(hold, HoldState.SETTLED, used("0.1", 1));
        clock.advance(Duration.ofMinutes(5));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1000))).isEmpty();
    }

    @Test
    void nothingIsSentUnderAHoldOnceThatIsForbiddenOrItHasEnded() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        assertThat(attempts().forbidSending(hold.id())).isFalse();
        assertThat(note(hold, 0)).isTrue();
        assertThat(note(hold, 1)).isTrue();
        assertThat(attempts().forbidSending(hold.id())).isFalse();
        assertThat(note(hold, 0)).isTrue();

        assertThat(attempts().forbidSending(hold.id())).isTrue();

        assertThat(attempts().forbidSending(hold.id())).isTrue();
        assertThat(note(hold, 2)).isFalse();
        assertThat(end(hold, HoldState.RELEASED, Demand.NOTHING)).isTrue();
        assertThat(attempts().forbidSending(hold.id())).isFalse();
        assertThat(note(hold, 2)).isFalse();
    }

    @Test
    void keepsWhatIsKnownOfACallInDoubt() {
        Hold told = hold("0.4", 100);
        Hold untold = hold("0.4", 100);
        place(told, Map.of());
        place(untold, Map.of());
        doubtfulHolds().noteGenerations(Map.of(told.id(), "gen-noted"));
        var use = new Doubt.Use(TokenCount.of(3), TokenCount.of(4), Usd.of("0.05"));

        doubt(told, null, new Doubt(true, use));
        doubt(untold, null, Doubt.UNSEEN);

        assertThat(mine(oldHolds().overdue(clock.instant().plus(LEASE.plus(LEASE)), 10_000)))
                .containsExactlyInAnyOrder(
                        told.named("gen-noted").doubted(new Doubt(true, use)),
                        untold.doubted(Doubt.UNSEEN));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1_000)))
                .extracting(Hold::id)
                .containsExactly(told.id());
    }

    @Test
    void tellsOfWhatIsHeldWhatNobodyWillGiveBack() {
        Hold lost = hold("0.4", 100);
        Hold named = hold("0.1", 10);
        Hold told = hold("0.2", 20);
        Hold running = hold("0.1", 10);
        List.of(lost, named, told, running).forEach(hold -> place(hold, Map.of()));
        doubt(lost, null, Doubt.UNSEEN);
        doubt(named, "gen-1", Doubt.UNSEEN);
        var use = new Doubt.Use(TokenCount.of(3), TokenCount.of(4), Usd.of("0.05"));
        doubt(told, null, new Doubt(true, use));

        LimitState cost = state(LimitKind.DAILY_COST, Map.of());
        assertThat(cost.held()).isEqualByComparingTo("0.8");
        assertThat(cost.lost()).isEqualByComparingTo("0.4");
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).lost()).isEqualByComparingTo("100");

        Verdict refused = place(hold("0.5", 1), Map.of(LimitKind.DAILY_COST, usd("1")));
        assertThat(refused).isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
            LimitState broken = denied.broken().getFirst();
            assertThat(broken.lost()).isEqualByComparingTo("0.4");
            assertThat(broken.mayFitOnceReleased(Usd.of("0.6").amount())).isTrue();
            assertThat(broken.mayFitOnceReleased(Usd.of("0.61").amount())).isFalse();
        });

        end(lost, HoldState.EXPIRED, used("0.4", 100));
        assertThat(state(LimitKind.DAILY_COST, Map.of()).lost()).isZero();
    }

    @Test
    void aNameThatIsNotedPutsNothingInDoubt() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        doubtfulHolds().noteGenerations(Map.of(hold.id(), "gen-1"));

        clock.advance(Duration.ofMinutes(5));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1_000))).isEmpty();
    }

    private void doubt(Hold hold, @Nullable String generationId, Doubt known) {
        doubtfulHolds()
                .doubt(new DoubtfulHolds.Doubted(
                        hold.id(), generationId, known, clock.instant(), clock.instant()));
    }
}
