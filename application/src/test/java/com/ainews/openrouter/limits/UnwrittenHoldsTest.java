package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.Replicas;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is known of calls gets into the store, also where that is away for a while. */
class UnwrittenHoldsTest {

    private static final Payer PAYER =
            new Payer(new UserId(new UUID(1, 1)), new AccessTokenId(new UUID(1, 2)), null, null);

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final RunningHolds running = new RunningHolds();
    private final Store store = new Store();
    private final HoldId hold = new HoldId(UUID.randomUUID());

    @Test
    void aDoubtIsWrittenOnceTheStoreIsBackAndRunsUntilThen() {
        var doubts = new Doubts(store, running, clock);
        running.begin(hold, PAYER);
        store.isAway = true;

        doubts.doubt(hold, "gen-1", Doubt.UNSEEN);
        assertThat(running.has(hold)).isTrue();
        assertThatThrownBy(doubts::retry).hasMessage("away");

        store.isAway = false;
        assertThat(doubts.retry()).isEqualTo(1);
        assertThat(store.doubted)
                .containsExactly(new DoubtfulHolds.Doubted(
                        hold,
                        "gen-1",
                        Doubt.UNSEEN,
                        clock.instant(),
                        clock.instant().plusSeconds(1)));
        assertThat(running.size()).isZero();
    }

    @Test
    void namesAreWrittenTogetherButNotOfStreamsThatHaveEnded() {
        var notes = new GenerationNotes(store, running);
        var ended = new HoldId(UUID.randomUUID());
        running.begin(hold, PAYER);
        notes.note(hold, "gen-1");
        notes.note(ended, "gen-2");
        store.isAway = true;
        assertThatThrownBy(notes::write).hasMessage("away");
        store.isAway = false;

        assertThat(notes.write()).isEqualTo(1);
        assertThat(notes.write()).isZero();

        assertThat(store.named).containsExactly(Map.of(hold, "gen-1"));
    }

    @Test
    void theHeartbeatRenewsTheLeasesOfCallsThatRun() {
        List<Replicas.Renewal> renewals = new ArrayList<>();
        var lease = new HoldLease(Duration.ofMinutes(30));
        var renew = new RenewReplica(
                new Heard(renewals), running, lease, new Replica(new UUID(0, 1)), clock);

        renew.renew();
        assertThat(renewals).isEmpty();
        running.begin(hold, PAYER);
        renew.renew();

        assertThat(renewals).hasSize(1);
        assertThat(renewals.getFirst().running()).containsExactly(hold);
        assertThat(renewals.getFirst().endingBefore()).isEqualTo("2026-05-01T10:15:00Z");
        assertThat(renewals.getFirst().until()).isEqualTo("2026-05-01T10:30:00Z");
    }

    private static final class Store implements DoubtfulHolds {

        private final List<Doubted> doubted = new ArrayList<>();
        private final List<Map<HoldId, String>> named = new ArrayList<>();
        private boolean isAway;

        private void requireThere() {
            if (isAway) {
                throw new IllegalStateException("away");
            }
        }

        @Override
        public void noteGenerations(Map<HoldId, String> generations) {
            requireThere();
            named.add(Map.copyOf(generations));
        }

        @Override
        public void doubt(Doubted one) {
            requireThere();
            doubted.add(one);
        }

        @Override
        public int doubtThoseOfUnseen(Instant since, Instant now) {
            return 0;
        }

        @Override
        public List<Hold> takeDue(Instant now, int limit) {
            return List.of();
        }
    }

    private record Heard(List<Renewal> renewals) implements Replicas {

        @Override
        public void seen(UUID replica, Instant now) {
            // Nobody asks.
        }

        @Override
        public List<Hold> holdsOfUnseen(Instant since, int limit) {
            return List.of();
        }

        @Override
        public List<Hold> holdsOf(UUID replica, int limit) {
            return List.of();
        }

        @Override
        public void renewLeases(Renewal renewal) {
            renewals.add(renewal);
        }

        @Override
        public void forget(Instant notSeenSince) {
            // Nobody asks.
        }
    }
}
