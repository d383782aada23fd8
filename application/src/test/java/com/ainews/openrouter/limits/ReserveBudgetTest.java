package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How calls wait for what calls under way hold. Nobody tries again here unless told to. */
@Timeout(60)
class ReserveBudgetTest {

    private static final CallSettings.Limits NO_OWN_LIMITS =
            new CallSettings.Limits(null, null, null, null);
    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(4, 1));
    private static final TeamId TEAM = new TeamId(new UUID(3, 1));

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final AtomicLong lastId = new AtomicLong();
    private final Ids ids = () -> new UUID(9, lastId.incrementAndGet());
    private final InMemoryBudgets budgets = new InMemoryBudgets();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private LimitsInMemory limits = new LimitsInMemory(budgets, ids, clock);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aCallIsNotHeldUpByOthersOfItsUserWhoWaitForAnotherTokensLimit() throws Exception {
        limit(ScopeType.ACCESS_TOKEN, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(payer(1, 1), "1"));
        Future<Admission> _ = start(payer(1, 1), "1");
        awaitWaiting(1);

        assertThat(start(payer(1, 2), "1").get(10, TimeUnit.SECONDS))
                .isInstanceOf(Admission.Granted.class);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aCallThatAsksNothingOfALimitDoesNotWaitForIt() throws Exception {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(payer(1, 1), "1"));
        Future<Admission> _ = start(payer(1, 1), "1");
        awaitWaiting(1);

        assertThat(start(payer(1, 1), "0").get(10, TimeUnit.SECONDS))
                .isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aCallThatEndsWakesThoseOfItsTeamWhoWaitAndUsersTakeTurns() throws Exception {
        limit(ScopeType.TEAM, 1, LimitKind.DAILY_COST, "1");
        BudgetHold first = granted(reserve(inTeam(1), "1"));
        List<UserId> served = new CopyOnWriteArrayList<>();
        for (int i = 1; i <= 20; i++) {
            waitAndSettle(inTeam(1), Priority.INTERACTIVE, served);
            awaitWaiting(i);
        }
        waitAndSettle(inTeam(2), Priority.INTERACTIVE, served);
        awaitWaiting(21);

        settle(first);

        await().until(() -> served.size() == 21);
        assertThat(served.indexOf(inTeam(2).user())).isEqualTo(1);
    }

    @Test
    void interactiveCallsGoBeforeBatchCalls() throws Exception {
        limit(ScopeType.TEAM, 1, LimitKind.DAILY_COST, "1");
        BudgetHold first = granted(reserve(inTeam(1), "1"));
        List<UserId> served = new CopyOnWriteArrayList<>();
        for (int i = 1; i <= 5; i++) {
            waitAndSettle(inTeam(1), Priority.BATCH, served);
            awaitWaiting(i);
        }
        waitAndSettle(inTeam(2), Priority.INTERACTIVE, served);
        awaitWaiting(6);

        settle(first);

        await().until(() -> served.size() == 6);
        assertThat(served.getFirst()).isEqualTo(inTeam(2).user());
    }

    @Test
    void aHoldThatIsReleasedOrExpiresWakesWhoWaits() throws Exception {
        limit(ScopeType.TEAM, 1, LimitKind.DAILY_COST, "2");
        BudgetHold first = granted(reserve(inTeam(1), "1"));
        BudgetHold second = granted(reserve(inTeam(1), "1"));
        Future<Admission> waiting = start(inTeam(2), "1");
        awaitWaiting(1);

        limits.releaseHold().release(first.id());
        BudgetHold third = granted(waiting.get(10, TimeUnit.SECONDS));

        limit(ScopeType.TEAM, 1, LimitKind.DAILY_COST, "4");
        granted(reserve(inTeam(1), "2"));
        Future<Admission> another = start(inTeam(2), "0.5");
        awaitWaiting(1);
        limits.expireHold()
                .expire(new BudgetHold(
                        second.id(),
                        second.payer(),
                        second.request(),
                        second.model(),
                        1,
                        "chat",
                        usd("0.5"),
                        TokenCount.of(1),
                        second.heldAt(),
                        false,
                        null,
                        null));
        granted(another.get(10, TimeUnit.SECONDS));
        assertThat(third.payer().user()).isEqualTo(inTeam(2).user());
    }

    @Test
    void nothingIsHeldForAClientThatHasLeft() throws Exception {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        BudgetHold first = granted(reserve(payer(1, 1), "1"));
        var left = new AtomicBoolean();
        Future<Admission> waiting = threads.submit(() -> reserve(
                BudgetRequest.of(asked(payer(1, 1), "1", Priority.INTERACTIVE)),
                Patience.LONGEST.unless(left::get)));
        awaitWaiting(1);

        left.set(true);
        settle(first);

        assertThat(problem(waiting.get(10, TimeUnit.SECONDS)).type())
                .isEqualTo(ProblemType.CLIENT_LEFT);
        assertThat(limits.readAdmissions().read().granted()).isEqualTo(1);
        assertThat(limits.readAdmissions().read().refused()).containsEntry("client_left", 1L);
        assertThat(waiting()).isZero();
    }

    @Test
    void nothingIsHeldForAThreadThatIsInterrupted() throws Exception {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(payer(1, 1), "1"));
        List<Admission> ended = new CopyOnWriteArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> ended.add(reserve(payer(1, 1), "1")));
        awaitWaiting(1);

        waiting.interrupt();
        waiting.join();

        assertThat(problem(ended.getFirst()).type()).isEqualTo(ProblemType.CLIENT_LEFT);
        assertThat(limits.readAdmissions().read().granted()).isEqualTo(1);
    }

    @Test
    void onlySoManyWaitInAll() throws Exception {
        limits = new LimitsInMemory(budgets, TestQueue.policy(10, 10, 2, 10), ids, clock);
        limit(ScopeType.TEAM, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(inTeam(1), "1"));
        Future<Admission> _ = start(inTeam(1), "1");
        Future<Admission> _ = start(inTeam(2), "1");
        awaitWaiting(2);

        assertThat(problem(start(inTeam(3), "1").get(10, TimeUnit.SECONDS)).type())
                .isEqualTo(ProblemType.BUDGET_HELD);
    }

    @Test
    void whoCanDoWithLessDoesNotOvertakeWhoWaits() throws Exception {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        BudgetHold first = granted(reserve(payer(1, 1), "0.5"));
        Future<Admission> waiting = start(payer(1, 1), "1");
        awaitWaiting(1);
        Future<Admission> modest = threads.submit(() -> reserve(
                orLess(payer(1, 1), "1", "0.1"), Patience.until(clock.instant().plusSeconds(20))));
        awaitWaiting(2);

        settle(first);
        BudgetHold second = granted(waiting.get(10, TimeUnit.SECONDS));
        assertThat(modest.isDone()).isFalse();
        settle(second);
        assertThat(modest.get(10, TimeUnit.SECONDS)).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void whoCanDoWithLessGetsLessAtOnceWhereNobodyWaits() {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(payer(1, 1), "0.5"));

        BudgetHold less = granted(reserve(orLess(payer(1, 1), "1", "0.1"), Patience.LONGEST));
        assertThat(less.cost()).isEqualTo(usd("0.1"));
    }

    /** All of it never fits, but what the call can do with does when the other one has ended. */
    @Test
    void whoCanDoWithLessWaitsForRoomForThat() throws Exception {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        BudgetHold first = granted(reserve(payer(1, 1), "1"));
        Future<Admission> waiting = threads.submit(() -> reserve(
                orLess(payer(1, 1), "5", "0.1"), Patience.until(clock.instant().plusSeconds(20))));
        awaitWaiting(1);

        settle(first);

        assertThat(granted(waiting.get(10, TimeUnit.SECONDS)).cost()).isEqualTo(usd("0.1"));
    }

    @Test
    void whoCouldDoWithLessIsToldThatCallsUnderWayHoldIt() {
        limit(ScopeType.USER, 1, LimitKind.DAILY_COST, "1");
        granted(reserve(payer(1, 1), "1"));

        ProblemException problem =
                problem(reserve(orLess(payer(1, 1), "5", "0.1"), Patience.until(clock.instant())));

        assertThat(problem.type()).isEqualTo(ProblemType.BUDGET_HELD);
        assertThat(problem.facts())
                .containsEntry("waiting_helps", true)
                .containsEntry("never_fits", false);
        assertThat(problem.retryAfter()).isPresent();
    }

    @Test
    void waitingDoesNotHelpWhereRequestsAreCounted() {
        limit(ScopeType.USER, 1, LimitKind.REQUESTS_PER_HOUR, "2");
        granted(reserve(payer(1, 1), "1"));
        clock.advance(Duration.ofMinutes(10));
        granted(reserve(payer(1, 1), "1"));
        clock.advance(Duration.ofMinutes(10));

        ProblemException problem = problem(reserve(payer(1, 1), "1"));

        assertThat(problem.type()).isEqualTo(ProblemType.RATE_LIMIT_EXCEEDED);
        assertThat(problem.facts())
                .containsEntry("waiting_helps", false)
                .containsEntry("never_fits", false);
        assertThat(problem.retryAfter()).hasValue(Duration.ofMinutes(41));
    }

    @Test
    void whoIsRefusedComesBackWhenEnoughHasLeftTheHour() {
        limit(ScopeType.USER, 1, LimitKind.TOKENS_PER_HOUR, "100");
        use(payer(1, 1), 10);
        clock.advance(Duration.ofMinutes(10));
        use(payer(1, 1), 80);
        clock.advance(Duration.ofMinutes(10));

        ProblemException problem =
                problem(reserve(BudgetRequest.of(asked(payer(1, 1), "0", 50)), Patience.LONGEST));

        assertThat(problem.retryAfter()).hasValue(Duration.ofMinutes(51));
        assertThat(problem.facts()).containsEntry("resets_in_seconds", 41 * 60L);
    }

    @Test
    void whatIsMoreThanTheLimitNeverFitsAndNobodyIsToldToComeBack() {
        limit(ScopeType.USER, 1, LimitKind.TOKENS_PER_HOUR, "100");

        ProblemException problem =
                problem(reserve(BudgetRequest.of(asked(payer(1, 1), "0", 101)), Patience.LONGEST));

        assertThat(problem.type()).isEqualTo(ProblemType.RATE_LIMIT_EXCEEDED);
        assertThat(problem.facts())
                .containsEntry("never_fits", true)
                .containsEntry("waiting_helps", false);
        assertThat(problem.retryAfter()).isEmpty();
        assertThat(problem.detail()).contains("never fits");
    }

    private void waitAndSettle(Payer payer, Priority priority, List<UserId> served) {
        threads.execute(() -> {
            BudgetHold hold = granted(
                    reserve(BudgetRequest.of(asked(payer, "1", priority)), Patience.LONGEST));
            served.add(payer.user());
            settle(hold);
        });
    }

    private Future<Admission> start(Payer payer, String cost) {
        return threads.submit(() -> reserve(payer, cost));
    }

    private Admission reserve(Payer payer, String cost) {
        return reserve(
                BudgetRequest.of(asked(payer, cost, Priority.INTERACTIVE)), Patience.LONGEST);
    }

    private Admission reserve(BudgetRequest request, Patience patience) {
        return limits.reserveBudget().reserve(request, NO_OWN_LIMITS, patience);
    }

    private void use(Payer payer, long tokens) {
        BudgetHold hold =
                granted(reserve(BudgetRequest.of(asked(payer, "0", tokens)), Patience.LONGEST));
        limits.settleHolds()
                .settle(List.of(new UsedBudget(payer, hold.id(), Usd.ZERO, TokenCount.of(tokens))));
    }

    private void settle(BudgetHold hold) {
        limits.settleHolds()
                .settle(List.of(
                        new UsedBudget(hold.payer(), hold.id(), Usd.ZERO, TokenCount.ZERO)));
    }

    private BudgetRequest orLess(Payer payer, String cost, String less) {
        return new BudgetRequest() {
            @Override
            public Reservation inFull() {
                return asked(payer, cost, Priority.INTERACTIVE);
            }

            @Override
            public Optional<Reservation> within(Admission.Room room) {
                return Objects.requireNonNull(room.cost()).compareTo(usd(less)) < 0
                        ? Optional.empty()
                        : Optional.of(asked(payer, less, Priority.INTERACTIVE));
            }
        };
    }

    private Reservation asked(Payer payer, String cost, Priority priority) {
        return asked(payer, cost, 1, priority);
    }

    private Reservation asked(Payer payer, String cost, long tokens) {
        return asked(payer, cost, tokens, Priority.INTERACTIVE);
    }

    private Reservation asked(Payer payer, String cost, long tokens, Priority priority) {
        return new Reservation(
                payer,
                new RequestId(ids.next()),
                new ModelId("maker/model"),
                "chat",
                usd(cost),
                TokenCount.of(tokens),
                priority,
                Duration.ofMinutes(30),
                false);
    }

    private void limit(ScopeType type, long id, LimitKind kind, String limit) {
        budgets.replace(
                new Scope(type, new UUID(type.ordinal() + 1, id)),
                new Limits(Map.of(kind, new BigDecimal(limit))),
                clock.instant());
    }

    private static Payer payer(long user, long token) {
        return new Payer(
                new UserId(new UUID(1, user)), new AccessTokenId(new UUID(2, token)), null, null);
    }

    private static Payer inTeam(long user) {
        return new Payer(
                new UserId(new UUID(1, user)),
                new AccessTokenId(new UUID(2, user)),
                TEAM,
                ORGANIZATION);
    }

    private int waiting() {
        return limits.readAdmissions().read().waiting();
    }

    private void awaitWaiting(int count) {
        await().until(() -> waiting() == count);
    }

    private static BudgetHold granted(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Granted.class);
        return ((Admission.Granted) admission).hold();
    }

    private static ProblemException problem(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).problem();
    }

    private static Usd usd(String amount) {
        return Usd.of(amount);
    }
}
