package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.limits.EnterService;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.LimitsInMemory;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.TestQueue;
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
import com.ainews.openrouter.usage.UsageInMemory;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private final ScriptedGateway gateway = new ScriptedGateway();
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
    void aCostThatIsNotReportedIsComputedAndMarked() {
        gateway.reports(null);

        assertThat(complete(null).cost()).isEqualTo(Usd.of("0.00004"));
        assertThat(onlyLine().source()).isEqualTo(CostSource.ESTIMATED);
        assertThat(onlyLine().reportedCost()).isNull();
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
        return new CompletionCommand(
                new Payer(user, new AccessTokenId(ids.next()), null, null),
                new RequestId(ids.next()),
                Purpose.SUMMARIZATION,
                model == null ? null : new ModelId(model),
                new Prompt(List.of(new Message(Message.Role.USER, "It rained.")), null),
                TokenCount.of(100),
                Patience.until(clock.instant()));
    }

    private CompleteChat chat(long promptTokens) {
        var policy = new CallPolicy(new ModelId(CHEAP), TokenCount.of(20), Duration.ofMinutes(30));
        var limits = new LimitsInMemory(budgets, ids, clock);
        var account = new CallAccount(
                new NoteAttempt(budgets),
                limits.releaseHold(),
                limits.doubtHold(),
                UsageInMemory.settleCall(limits.settleHolds(), ledger, events::add, ids, clock),
                clock);
        return new CompleteChat(
                new EnterService(() -> true),
                new ResolveCallSettings(
                        settings,
                        new TransparentVault(),
                        new InMemoryKeyAudit(),
                        new ServiceKey(new ApiKey("sk-or-v1-lent"), true),
                        ids,
                        clock),
                new PlanCall(
                        catalogue.findOffers(clock),
                        (_, _, _) -> TokenCount.of(promptTokens),
                        policy),
                new MakePaidCall(
                        new AffordCall(limits.reserveBudget(), policy),
                        TestQueue.withSlots(10).takeSlot(),
                        gateway,
                        account,
                        events::add));
    }

    private void set(String model, @Nullable String fallback, @Nullable String dailyLimit) {
        var draft = new SettingsDraft(
                Change.keep(),
                Change.to(model),
                Change.keep(),
                Change.to(fallback),
                Change.to(dailyLimit == null ? null : new BigDecimal(dailyLimit)),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
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
