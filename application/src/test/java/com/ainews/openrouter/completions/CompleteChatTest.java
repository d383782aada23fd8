package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.LimitsInMemory;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.SettableModelLimits;
import com.ainews.openrouter.limits.TestQueue;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.settings.InMemoryKeyAudit;
import com.ainews.openrouter.settings.InMemoryUserSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.settings.TransparentVault;
import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.BudgetOverrun;
import com.ainews.openrouter.usage.InMemoryLedger;
import com.ainews.openrouter.usage.KnownModelResults;
import com.ainews.openrouter.usage.UsageInMemory;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A paid call from end to end, with the real domain over ports in memory. */
class CompleteChatTest {

    private static final String CHEAP = "maker/cheap";
    private static final String DEAR = "maker/dear";

    private final UserId user = new UserId(UUID.randomUUID());
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final Ids ids = UUID::randomUUID;
    private final InMemoryBudgets budgets = new InMemoryBudgets();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryUserSettings settings = new InMemoryUserSettings();
    private final List<Object> events = new ArrayList<>();
    private TestQueue queue = TestQueue.withSlots(10);
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final InMemoryAnswerCache answerCache = new InMemoryAnswerCache();
    private final FixedCatalogue catalogue = new FixedCatalogue()
            .with(CHEAP, "0.000001", "0.000002", 1_000)
            .with(DEAR, "0.00001", "0.00002", 100_000);

    @Test
    void holdsBeforeTheCallAndSettlesWithALedgerLineAfterIt() {
        gateway.meanwhile(() -> assertThat(held()).isEqualByComparingTo("0.0003"));

        Completion completion = complete(null);

        assertThat(completion.cost()).isEqualTo(Usd.of("0.0000123"));
        assertThat(held()).isZero();
        assertThat(spent()).isEqualByComparingTo("0.0000123");
        LedgerEntry line = onlyLine();
        assertThat(line.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(line.reportedCost()).isEqualByComparingTo("0.0000123");
        assertThat(line.computedCost()).isEqualTo(Usd.of("0.00004"));
        assertThat(line.source()).isEqualTo(CostSource.REPORTED);
    }

    @Test
    void sendsNothingThatTheBudgetDoesNotAllow() {
        set(CHEAP, null, "0.0002");

        ProblemException problem = refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.BUDGET_EXHAUSTED);
        assertThat(problem.facts()).containsKeys("limit_name", "left", "asked", "resets_at");
        assertThat(problem.retryAfter()).isEmpty();
        assertThat(gateway.calls()).isEmpty();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void fallsBackUnderOneHoldThatCoversTheDearestModel() {
        set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED)
                .meanwhile(() -> assertThat(held()).isEqualByComparingTo("0.003"));

        Completion completion = complete(null);

        assertThat(completion.model()).isEqualTo(new ModelId(DEAR));
        assertThat(completion.tried())
                .containsExactly(new Completion.Tried(new ModelId(CHEAP), "overloaded"));
        assertThat(onlyLine().attempts()).isEqualTo(2);
        assertThat(events).hasAtLeastOneElementOfType(UpstreamCallFailed.class);
    }

    @Test
    void whatMayHaveBeenBilledStaysHeldAndTheFallbackGetsAHoldOfItsOwn() {
        set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.NO_ANSWER);

        complete(null);

        assertThat(held()).isEqualByComparingTo("0.003");
        assertThat(spent()).isEqualByComparingTo("0.0000123");
        assertThat(budgets.overdue(clock.instant().plus(Duration.ofHours(1)), 10))
                .hasSize(1);
    }

    @Test
    void whatMayHaveBeenBilledIsToldAlsoWhereTheFallbackGetsNoHold() {
        set(CHEAP, DEAR, "0.005");
        gateway.fails(UpstreamFailure.NO_ANSWER);

        ProblemException problem = refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.BUDGET_HELD);
        assertThat(problem.mayBeBilled()).isTrue();
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void aRejectedKeyIsNotTriedOnAnotherModel() {
        set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.KEY_REJECTED);

        assertThat(refusal(null).type()).isEqualTo(ProblemType.API_KEY_REJECTED);
        assertThat(gateway.calls()).hasSize(1);
        assertThat(onlyLine().outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(onlyLine().cost()).isEqualTo(Usd.ZERO);
        assertThat(held()).isZero();
    }

    @Test
    void whatWasNeverSentLeavesNoTrace() {
        gateway.fails(UpstreamFailure.CIRCUIT_OPEN);

        assertThat(refusal(null).type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(ledger.entries()).isEmpty();
        assertThat(held()).isZero();
        assertThat(budgets.read(scope(), Limits.NONE, clock.instant()))
                .allSatisfy(state -> assertThat(state.settled()).isZero());
    }

    @Test
    void aCostThatIsNotReportedIsAskedForLaterAndComputedOnlyFirst() {
        gateway.reports(null);

        assertThat(complete(null).cost()).isNull();

        assertThat(ledger.entries()).isEmpty();
        Hold hold = onlyHold();
        assertThat(hold.generationId()).isEqualTo("gen-1");
        assertThat(hold.doubt())
                .isEqualTo(new Doubt(
                        true,
                        new Doubt.Use(TokenCount.of(20), TokenCount.of(10), Usd.of("0.00004"))));
    }

    @Test
    void aCostThatNobodyCanBeAskedForIsComputedAndMarked() {
        gateway.reports(null).leavesOutTheName();

        assertThat(complete(null).cost()).isEqualTo(Usd.of("0.00004"));
        assertThat(onlyLine().source()).isEqualTo(CostSource.ESTIMATED);
        assertThat(onlyLine().reportedCost()).isNull();
    }

    @Test
    void whatFailsAmidACallLeavesItInDoubt() {
        gateway.meanwhile(() -> {
            throw new IllegalStateException("A fault of ours");
        });

        assertThatExceptionOfType(CallLeftInDoubt.class).isThrownBy(() -> complete(null));

        assertThat(onlyHold().doubt()).isEqualTo(Doubt.UNSEEN);
    }

    @Test
    void anOverrunIsChargedAndTold() {
        gateway.reports("0.5");

        complete(null);

        assertThat(spent()).isEqualByComparingTo("0.5");
        assertThat(events).hasAtLeastOneElementOfType(BudgetOverrun.class);
    }

    @Test
    void anAskedModelThatCannotBeCalledIsTold() {
        assertThat(refusal("maker/nobody").type()).isEqualTo(ProblemType.MODEL_NOT_FOUND);
    }

    @Test
    void aPreferredModelThatIsGoneIsSkipped() {
        set("maker/gone", DEAR, null);

        assertThat(complete(null).model()).isEqualTo(new ModelId(DEAR));
    }

    @Test
    void aPromptThatFitsNoModelIsRefused() {
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> chat(2_000).complete(command(CHEAP)))
                        .type())
                .isEqualTo(ProblemType.INPUT_TOO_LONG);
    }

    @Test
    void theAnswerGetsOnlyTheRoomThatTheModelHas() {
        chat(950).complete(command(CHEAP));

        assertThat(gateway.calls().getFirst().maxTokens()).isEqualTo(TokenCount.of(50));
    }

    private Completion complete(@Nullable String model) {
        return chat(100).complete(command(model));
    }

    private ProblemException refusal(@Nullable String model) {
        return catchThrowableOfType(ProblemException.class, () -> complete(model));
    }

    private CompletionCommand command(@Nullable String model) {
        return command(model, Patience.until(clock.instant().plusMillis(50)));
    }

    private CompletionCommand command(@Nullable String model, Patience patience) {
        return command(user, model, patience);
    }

    private CompletionCommand command(UserId of, @Nullable String model, Patience patience) {
        return new CompletionCommand(
                new Payer(of, new AccessTokenId(ids.next()), null, null),
                new RequestId(ids.next()),
                Purpose.SUMMARIZATION,
                model == null ? List.of() : List.of(new ModelId(model)),
                new Prompt.Written(List.of(new Message(Message.Role.USER, "It rained.")), null),
                AnswerLength.usually(TokenCount.of(100)),
                Caching.AS_PREFERRED,
                Priority.INTERACTIVE,
                patience);
    }

    @Test
    void streamsUnderAHoldAndSettlesBeforeTheLastPieceIsThere() {
        var stream = new CollectedStream();

        Completion completion = chats(100).stream().stream(command(CHEAP), stream);

        assertThat(stream.pieces()).isEqualTo(1);
        assertThat(completion.json()).isEqualTo(ScriptedGateway.CHUNK);
        assertThat(completion.cost()).isEqualTo(Usd.of("0.0000123"));
        assertThat(onlyLine().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(held()).isZero();
    }

    @Test
    void aStreamThatFailsBeforeItBeginsFallsBackAndTellsSo() {
        set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED);
        var stream = new CollectedStream();

        Completion completion = chats(100).stream().stream(command(null), stream);

        assertThat(completion.model()).isEqualTo(new ModelId(DEAR));
        assertThat(stream.tried())
                .containsExactly(new Completion.Tried(new ModelId(CHEAP), "overloaded"));
    }

    @Test
    void aStreamThatFailsAmidTheAnswerStaysHeldAndDoesNotFallBack() {
        set(CHEAP, DEAR, null);
        gateway.failsAmidTheAnswer().fails(UpstreamFailure.OVERLOADED);

        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> chats(100).stream().stream(command(null), new CollectedStream()));

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(problem.mayBeBilled()).isTrue();
        assertThat(gateway.calls()).hasSize(1);
        assertThat(held()).isPositive();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void anAnswerWhoseCostIsNotKnownIsGivenAndStaysHeldUntilItIs() {
        gateway.leavesOutTheUsage();

        Completion completion = complete(null);

        assertThat(completion.cost()).isNull();
        assertThat(held()).isPositive();
        assertThat(ledger.entries()).isEmpty();
        assertThat(onlyHold().doubt()).isEqualTo(new Doubt(true, null));
    }

    @Test
    void aModelThatWasFullAtFirstHasNoRoomThoughItAnswered() {
        gateway.answersAfter(UpstreamFailure.OVERLOADED);

        complete(CHEAP);

        assertThat(queue.modelLimits().told())
                .extracting(SettableModelLimits.Told::overloaded)
                .containsExactly(true);
    }

    @Test
    void aUsersOwnKeyThatIsOutOfCallsSaysNothingOfTheModel() {
        setKey(user);
        gateway.answersAfter(UpstreamFailure.RATE_LIMITED);

        complete(CHEAP);

        assertThat(queue.modelLimits().told())
                .extracting(SettableModelLimits.Told::overloaded)
                .containsExactly(false);
    }

    @Test
    void usersOfTheSameKeyShareItsLimit() {
        queue = TestQueue.withSlotsOfAKey(1);
        var other = new UserId(ids.next());
        setKey(user);
        setKey(other);
        List<ProblemException> refused = new ArrayList<>();
        gateway.meanwhile(() -> refused.add(catchThrowableOfType(
                ProblemException.class,
                () -> chat(100)
                        .complete(command(
                                other, CHEAP, Patience.until(clock.instant().plusMillis(50)))))));

        complete(CHEAP);

        assertThat(refused)
                .extracting(ProblemException::type)
                .containsExactly(ProblemType.SERVICE_BUSY);
    }

    @Test
    void aStreamTakesAsLongAsItTakesToBegin() {
        chats(100).stream().stream(command(CHEAP), new CollectedStream());

        assertThat(queue.modelLimits().told())
                .extracting(SettableModelLimits.Told::latency)
                .containsExactly(ScriptedGateway.TIME_TO_FIRST_TOKEN);
    }

    @Test
    void nothingIsSentForAClientThatHasLeft() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> chat(100).complete(command(CHEAP, Patience.LONGEST.unless(() -> true))));

        assertThat(problem.type()).isEqualTo(ProblemType.CLIENT_LEFT);
        assertThat(gateway.calls()).isEmpty();
        assertThat(held()).isZero();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void noOtherModelIsAskedForAClientThatLeavesMeanwhile() {
        set(CHEAP, DEAR, null);
        var left = new AtomicBoolean();
        gateway.fails(UpstreamFailure.OVERLOADED).meanwhile(() -> left.set(true));

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> chat(100).complete(command(null, Patience.LONGEST.unless(left::get))));

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(gateway.calls()).hasSize(1);
        assertThat(held()).isZero();
    }

    @Test
    void anAnswerIsGivenAgainToTheSameRequestUnderTheSameSettings() {
        assertThat(cached().cache()).isEqualTo(CacheStatus.MISS);
        assertThat(cached().cache()).isEqualTo(CacheStatus.HIT);

        temperature("0.7");

        assertThat(cached().cache()).isEqualTo(CacheStatus.MISS);
        assertThat(gateway.calls()).hasSize(2);
    }

    @Test
    void anAnswerOfAFallbackIsNotKeptForTheModelThatFailed() {
        set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED);

        assertThat(cached().model()).isEqualTo(new ModelId(DEAR));
        Completion next = cached();

        assertThat(next.cache()).isEqualTo(CacheStatus.MISS);
        assertThat(next.model()).isEqualTo(new ModelId(CHEAP));
    }

    @Test
    void aStreamTellsAtItsBeginningThatALimitMadeItShorter() {
        saveCosts(CHEAP, "0.0002");
        var stream = new CollectedStream();

        Completion completion = chats(100).stream().stream(command(CHEAP), stream);

        assertThat(completion.reduction()).isNotNull();
        assertThat(stream.reduction()).isEqualTo(completion.reduction());
    }

    @Test
    void aModelWithoutAProviderOnTheseTermsIsToldWithTheReason() {
        gateway.fails(UpstreamFailure.MODEL_GONE);

        ProblemException problem = refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_MODEL_GONE);
        assertThat(problem.detail()).contains("the catalogue's price", "provider.max_price");
        assertThat(problem.facts()).containsEntry("generation_id", "gen-1");
    }

    @Test
    void whoAcceptsDearerProvidersHasThatMuchHeldAndNoMoreCharged() {
        gateway.reports(null)
                .leavesOutTheName()
                .meanwhile(() -> assertThat(held()).isEqualByComparingTo("0.0017"));

        Completion completion = passed(
                Map.of("provider", Map.of("max_price", Map.of("prompt", "15", "completion", 1.5))),
                Caching.AS_PREFERRED);

        CompletionGateway.Call call = gateway.calls().getFirst();
        assertThat(call.maxPromptTokenPrice()).isEqualTo(Usd.of("0.000015"));
        assertThat(call.maxAnswerTokenPrice())
                .as("the listed price, since it is above what is accepted")
                .isEqualTo(Usd.of("0.000002"));
        assertThat(completion.cost()).as("computed").isEqualTo(Usd.of("0.00004"));
    }

    private Completion cached() {
        return passed(Map.of(), new Caching(true, null));
    }

    private Completion passed(Map<String, ?> parameters, Caching caching) {
        Map<String, Object> fields = new HashMap<>(parameters);
        fields.put("messages", List.of(Map.of("role", "user", "content", "It rained.")));
        return chats(100)
                .complete()
                .complete(new CompletionCommand(
                        new Payer(user, new AccessTokenId(ids.next()), null, null),
                        new RequestId(ids.next()),
                        Purpose.SUMMARIZATION,
                        List.of(),
                        Prompt.Passed.of(ChatBody.of(fields)),
                        AnswerLength.usually(TokenCount.of(100)),
                        caching,
                        Priority.INTERACTIVE,
                        Patience.until(clock.instant().plusMillis(50))));
    }

    private record Chats(CompleteChat complete, StreamChat stream) {}

    private CompleteChat chat(long promptTokens) {
        return chats(promptTokens).complete();
    }

    private Chats chats(long promptTokens) {
        var policy = new CallPolicy(new ModelId(CHEAP), TokenCount.of(20), Duration.ofMinutes(30));
        var limits = new LimitsInMemory(budgets, ids, clock);
        var account = new CallAccount(
                new NoteAttempt(budgets),
                limits.noteGeneration(),
                limits.releaseHold(),
                limits.doubtHold(),
                UsageInMemory.settleCall(limits.settleHolds(), ledger, events::add, ids, clock),
                clock);
        var enter = TestQueue.withSlots(1).enterService(() -> true);
        var resolve = new ResolveCallSettings(
                settings,
                new TransparentVault(),
                new InMemoryKeyAudit(),
                new ServiceKey(new ApiKey("sk-or-v1-lent"), true),
                ids,
                clock);
        var results = new KnownModelResults();
        var plan = new ModelChoice(
                        catalogue, results, (_, _, _) -> TokenCount.of(promptTokens), ids, clock)
                .planCall(policy);
        var afford = new AffordCall(limits.reserveBudget(), policy);
        var make = new MakePaidCall(
                afford,
                queue.takeSlot(),
                gateway,
                account,
                new TellFailure(UsageInMemory.notes(results, clock).note(), events::add),
                clock);
        var cached = new CachedChats(make, account, afford, answerCache, clock);
        return new Chats(
                new CompleteChat(enter, resolve, plan, cached),
                new StreamChat(enter, resolve, plan, cached));
    }

    private void setKey(UserId of) {
        var draft = new SettingsDraft(
                Change.to("sk-or-v1-own-0123456789abcdef"),
                Change.to(CHEAP),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
        settings.save(
                of,
                draft.toChange(key -> new SealedKey(
                        new TransparentVault().seal(of, key), key.label(), clock.instant())),
                clock.instant());
    }

    private void set(String model, @Nullable String fallback, @Nullable String dailyLimit) {
        save(model, fallback, dailyLimit, Change.keep(), Change.keep());
    }

    private void temperature(String degrees) {
        save(null, null, null, Change.to(new BigDecimal(degrees)), Change.keep());
    }

    private void saveCosts(String model, String dailyLimit) {
        save(model, null, dailyLimit, Change.keep(), Change.to(true));
    }

    private void save(
            @Nullable String model,
            @Nullable String fallback,
            @Nullable String dailyLimit,
            Change<BigDecimal> temperature,
            Change<Boolean> costOptimization) {
        var draft = new SettingsDraft(
                Change.keep(),
                model == null ? Change.keep() : Change.to(model),
                Change.keep(),
                Change.to(fallback),
                Change.to(dailyLimit == null ? null : new BigDecimal(dailyLimit)),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                temperature,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                costOptimization,
                Change.keep());
        settings.save(
                user,
                draft.toChange(key -> new SealedKey(new byte[0], key.label(), clock.instant())),
                clock.instant());
    }

    private Scope scope() {
        return new Scope(ScopeType.USER, user.value());
    }

    private LedgerEntry onlyLine() {
        assertThat(ledger.entries()).hasSize(1);
        return ledger.entries().getFirst();
    }

    private Hold onlyHold() {
        List<Hold> holds = budgets.overdue(clock.instant().plus(Duration.ofHours(1)), 10);
        assertThat(holds).hasSize(1);
        return holds.getFirst();
    }

    private BigDecimal held() {
        return daily().held();
    }

    private BigDecimal spent() {
        return daily().settled();
    }

    private LimitState daily() {
        return budgets.read(scope(), Limits.NONE, clock.instant()).stream()
                .filter(state -> state.kind() == LimitKind.DAILY_COST)
                .findFirst()
                .orElseThrow();
    }
}
