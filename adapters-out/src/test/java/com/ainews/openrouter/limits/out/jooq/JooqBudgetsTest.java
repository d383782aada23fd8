package com.ainews.openrouter.limits.out.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.BudgetStores;
import com.ainews.openrouter.limits.EndingContract;
import com.ainews.openrouter.limits.LeftHoldsContract;
import com.ainews.openrouter.limits.PlacingContract;
import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.Replicas;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.testing.MigratedDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JooqBudgetsTest {

    private static final BudgetStores STORES = new BudgetStores(
            new JooqBudgets(MigratedDatabase.dsl()),
            new JooqOldHolds(MigratedDatabase.dsl()),
            new JooqHoldAttempts(MigratedDatabase.dsl()),
            new JooqDoubtfulHolds(MigratedDatabase.dsl()),
            new JooqScopeLimits(MigratedDatabase.dsl()));

    @Nested
    class Placing extends PlacingContract {
        Placing() {
            super(STORES);
        }

        @Test
        void grantsExactlyWhatFitsToManyCallersAtOnce() {
            Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.DAILY_COST, usd("1"));
            List<CompletableFuture<Verdict>> running;
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                running = IntStream.range(0, 64)
                        .mapToObj(_ -> hold("0.1", 10))
                        .map(hold ->
                                CompletableFuture.supplyAsync(() -> place(hold, limits), executor))
                        .toList();
            }

            assertThat(running.stream().map(CompletableFuture::join))
                    .filteredOn(Verdict.Granted.class::isInstance)
                    .hasSize(10);
            assertThat(state(LimitKind.DAILY_COST, limits).held()).isEqualByComparingTo("1");
        }

        /** The row that is the lock does not exist yet, so that all of them want to make it. */
        @Test
        void grantsExactlyWhatFitsToManyCallersOfAScopeThatIsNew() {
            Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.REQUESTS_PER_HOUR, usd("2"));
            int callers = 8;
            for (int round = 0; round < 200; round++) {
                Payer stranger = new Payer(
                        new UserId(UUID.randomUUID()),
                        new AccessTokenId(UUID.randomUUID()),
                        null,
                        null);
                var together = new CyclicBarrier(callers);
                List<CompletableFuture<Verdict>> running;
                try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                    running = IntStream.range(0, callers)
                            .mapToObj(_ -> hold(stranger, "0.1", 10))
                            .map(hold -> CompletableFuture.supplyAsync(
                                    () -> {
                                        arrive(together);
                                        return place(hold, limits);
                                    },
                                    executor))
                            .toList();
                }

                assertThat(running.stream().map(CompletableFuture::join))
                        .as("round %d", round)
                        .filteredOn(Verdict.Granted.class::isInstance)
                        .hasSize(2);
            }
        }
    }

    @Nested
    class Ending extends EndingContract {
        Ending() {
            super(STORES);
        }

        @Test
        void aReleaseWaitsForAHoldThatIsJustBeingPlaced() {
            Hold hold = hold("0.4", 100);
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture<Void> released = MigratedDatabase.dsl()
                        .transactionResult(transaction -> {
                            new JooqBudgets(transaction.dsl())
                                    .place(List.of(new Budgets.Asked(hold, Limits.NONE)));
                            CompletableFuture<Void> ending = CompletableFuture.runAsync(
                                    () -> budgets()
                                            .end(
                                                    List.of(new Budgets.Ended(
                                                            hold.id(), Demand.NOTHING)),
                                                    HoldState.RELEASED,
                                                    Instant.now()),
                                    executor);
                            assertThatThrownBy(() -> ending.get(300, TimeUnit.MILLISECONDS))
                                    .isInstanceOf(TimeoutException.class);
                            return ending;
                        });
                released.join();
            }

            assertThat(state(LimitKind.DAILY_COST, Map.of()).held()).isZero();
        }
    }

    @Nested
    class LeftHolds extends LeftHoldsContract {
        LeftHolds() {
            super(STORES);
        }

        @Test
        void renewsTheLeasesOfCallsThatRunAndOfNoOthers() {
            Instant now = Instant.parse("2030-01-01T10:00:00Z");
            Hold running = hold("0.1", 1);
            Hold forgotten = hold("0.1", 1);
            place(running, Map.of());
            place(forgotten, Map.of());

            new JooqReplicas(MigratedDatabase.dsl())
                    .renewLeases(new Replicas.Renewal(
                            Set.of(running.id(), new HoldId(UUID.randomUUID())),
                            now,
                            running.heldAt(),
                            now.plusSeconds(60)));

            assertThat(oldHolds().overdue(now.plusSeconds(60), 10_000))
                    .extracting(Hold::id)
                    .contains(forgotten.id())
                    .doesNotContain(running.id());
        }

        @Test
        void findsTheCallsThatWaitAtReplicasThatAreGone() {
            Hold waiting = hold("0.1", 1);
            Hold sent = hold("0.1", 1);
            place(waiting, Map.of());
            place(sent, Map.of());
            note(waiting, 0);
            Instant now = Instant.parse("2030-01-01T10:00:00Z");
            var replicas = new JooqReplicas(MigratedDatabase.dsl());

            replicas.seen(waiting.owner(), now);
            assertThat(attempts().waitingAtUnseen(now, 10_000))
                    .extracting(Hold::id)
                    .doesNotContain(waiting.id());

            assertThat(attempts().waitingAtUnseen(now.plusSeconds(1), 10_000))
                    .extracting(Hold::id)
                    .contains(waiting.id())
                    .doesNotContain(sent.id());
            replicas.forget(now.plusSeconds(1));
        }

        @Test
        void doubtsTheCallsOfReplicasThatAreGoneAndAsksForTheNamedOnes() {
            Hold named = hold("0.1", 1);
            Hold nameless = hold("0.2", 1);
            Hold waiting = hold("0.3", 1);
            List.of(named, nameless, waiting).forEach(hold -> place(hold, Map.of()));
            note(waiting, 0);
            doubtfulHolds().noteGenerations(Map.of(named.id(), "gen-1"));
            Instant now = Instant.parse("2030-01-01T10:00:00Z");
            var replicas = new JooqReplicas(MigratedDatabase.dsl());

            replicas.seen(named.owner(), now);
            doubtfulHolds().doubtThoseOfUnseen(now, now);
            assertThat(doubtfulHolds().takeDue(now, 10_000))
                    .extracting(Hold::id)
                    .doesNotContain(named.id());
            assertThat(state(LimitKind.DAILY_COST, Map.of()).lost()).isZero();

            doubtfulHolds().doubtThoseOfUnseen(now.plusSeconds(1), now);
            assertThat(doubtfulHolds().takeDue(now, 10_000))
                    .extracting(Hold::id)
                    .contains(named.id())
                    .doesNotContain(nameless.id(), waiting.id());
            assertThat(state(LimitKind.DAILY_COST, Map.of()).lost()).isEqualByComparingTo("0.2");
            replicas.forget(now.plusSeconds(1));
        }
    }

    private static void arrive(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
