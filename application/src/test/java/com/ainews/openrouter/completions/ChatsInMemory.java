package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.FindOverdueHolds;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.LimitsInMemory;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.ReleaseUnsent;
import com.ainews.openrouter.limits.SettableModelLimits;
import com.ainews.openrouter.limits.TestQueue;
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
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.InMemoryLedger;
import com.ainews.openrouter.usage.KnownModelResults;
import com.ainews.openrouter.usage.UsageInMemory;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chats and all that they need, with the real domain over ports in memory, and what became of them. */
final class ChatsInMemory {

    /** The preferred model where nobody says otherwise, with room for 1,000 tokens. */
    static final String CHEAP = "maker/cheap";

    /** Ten times as dear. */
    static final String DEAR = "maker/dear";

    private final UserId user = new UserId(UUID.randomUUID());
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final Ids ids = UUID::randomUUID;
    private final InMemoryBudgets budgets = new InMemoryBudgets();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryUserSettings settings = new InMemoryUserSettings();
    private final List<Object> events = new ArrayList<>();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final InMemoryAnswerCache answerCache = new InMemoryAnswerCache();
    private final FixedCatalogue catalogue = new FixedCatalogue()
            .with(CHEAP, "0.000001", "0.000002", 1_000)
            .with(DEAR, "0.00001", "0.00002", 100_000);
    private final TestQueue queue;

    ChatsInMemory() {
        this(TestQueue.withSlots(10));
    }

    ChatsInMemory(TestQueue queue) {
        this.queue = queue;
    }

    UserId user() {
        return user;
    }

    ScriptedGateway gateway() {
        return gateway;
    }

    /** Holds of calls that wait. */
    List<BudgetHold> waiting() {
        Instant later = clock.instant().plus(Duration.ofDays(1));
        return new FindOverdueHolds(budgets, budgets, () -> later)
                .find(100).stream().filter(hold -> !hold.wasSent()).toList();
    }

    ReleaseUnsent releaseUnsent() {
        return new LimitsInMemory(budgets, ids, clock).releaseUnsent();
    }

    /** What was published. */
    List<Object> events() {
        return events;
    }

    Completion complete(@Nullable String model) {
        return complete(model, aMoment());
    }

    Completion complete(@Nullable String model, Patience patience) {
        return chats(100).complete(command(user, model, patience), null);
    }

    Completion completeFor(UserId other, String model) {
        return completeFor(other, model, aMoment());
    }

    Completion completeFor(UserId other, String model, Patience patience) {
        return chats(100).complete(command(other, model, patience), null);
    }

    /** With a prompt of so many tokens. */
    Completion completeOf(long promptTokens, String model) {
        return chats(promptTokens).complete(command(user, model, aMoment()), null);
    }

    Completion stream(@Nullable String model, AnswerStream stream) {
        return chats(100).complete(command(user, model, aMoment()), stream);
    }

    /** From the cache, where it has the answer. */
    Completion cached() {
        return passed(Map.of(), new Caching(true, null));
    }

    /** As a client of OpenRouter's own form asks. */
    Completion passed(Map<String, ?> parameters, Caching caching) {
        Map<String, Object> fields = new HashMap<>(parameters);
        fields.put("messages", List.of(Map.of("role", "user", "content", "It rained.")));
        var command = new CompletionCommand(
                new Payer(user, new AccessTokenId(ids.next()), null, null),
                new RequestId(ids.next()),
                Purpose.SUMMARIZATION,
                List.of(),
                Prompt.Passed.of(ChatBody.of(fields)),
                AnswerLength.usually(TokenCount.of(100)),
                caching,
                Priority.INTERACTIVE,
                aMoment());
        return chats(100).complete(command, null);
    }

    ProblemException refusal(@Nullable String model) {
        return catchThrowableOfType(ProblemException.class, () -> complete(model));
    }

    private Patience aMoment() {
        return Patience.until(clock.instant().plusMillis(50));
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

    private CompleteChat chats(long promptTokens) {
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
        return new CompleteChat(enter, resolve, plan, cached);
    }

    void setKey(UserId of) {
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

    void set(String model, @Nullable String fallback, @Nullable String dailyLimit) {
        save(model, fallback, dailyLimit, Change.keep(), Change.keep());
    }

    void temperature(String degrees) {
        save(null, null, null, Change.to(new BigDecimal(degrees)), Change.keep());
    }

    void saveCosts(String model, String dailyLimit) {
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

    List<LedgerEntry> lines() {
        return ledger.entries();
    }

    LedgerEntry onlyLine() {
        assertThat(lines()).hasSize(1);
        return lines().getFirst();
    }

    /** All that is held, since nobody comes to settle it. */
    List<Hold> holds() {
        return budgets.overdue(clock.instant().plus(Duration.ofHours(1)), 10);
    }

    Hold onlyHold() {
        assertThat(holds()).hasSize(1);
        return holds().getFirst();
    }

    BigDecimal held() {
        return daily().held();
    }

    BigDecimal spent() {
        return daily().settled();
    }

    private LimitState daily() {
        return states().stream()
                .filter(state -> state.kind() == LimitKind.DAILY_COST)
                .findFirst()
                .orElseThrow();
    }

    /** Where the user stands. */
    List<LimitState> states() {
        return budgets.read(new Scope(ScopeType.USER, user.value()), Limits.NONE, clock.instant());
    }

    /** What the queue was told of how models do. */
    List<SettableModelLimits.Told> toldOfModels() {
        return queue.modelLimits().told();
    }
}
