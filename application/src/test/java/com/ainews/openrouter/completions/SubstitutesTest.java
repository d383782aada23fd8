package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.catalog.SomeModel;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.domain.Task;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.LimitsInMemory;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.TestQueue;
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
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.InMemoryLedger;
import com.ainews.openrouter.usage.KnownModelResults;
import com.ainews.openrouter.usage.UsageInMemory;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which models take the place of others in paid calls. */
class SubstitutesTest {

    private static final String PREFERRED = "maker/preferred";
    private static final String FALLBACK = "maker/fallback";
    private static final String OTHER = "maker/other";
    private static final Set<String> SCHEMAS = Set.of("structured_outputs");

    private final UserId user = new UserId(UUID.randomUUID());
    private RequestId request = request(false);
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final Ids ids = UUID::randomUUID;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryUserSettings settings = new InMemoryUserSettings();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final KnownModelResults results = new KnownModelResults();
    private final UsageInMemory.Notes notes = UsageInMemory.notes(results, clock);
    private final FixedCatalogue catalogue = new FixedCatalogue()
            .with(SomeModel.measured(PREFERRED, "a", "0.00001", "50", SCHEMAS))
            .with(SomeModel.measured(FALLBACK, "b", "0.00002", "50", SCHEMAS));

    @Test
    void aRecommendedModelIsTheLastResortUnderTheSameHold() {
        set(true, false);
        offer(OTHER, "0.00001", "40");
        gateway.fails(UpstreamFailure.OVERLOADED, UpstreamFailure.PROVIDER_FAILED);

        Completion completion = complete(List.of());

        assertThat(asked()).containsExactly(PREFERRED, FALLBACK, OTHER);
        assertThat(completion.model()).isEqualTo(new ModelId(OTHER));
        assertThat(completion.tried()).hasSize(2);
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void afterTheModelsOfTheRequestTooNoneIsTriedTwice() {
        set(true, false);
        offer(OTHER, "0.000001", "60");
        gateway.fails(
                UpstreamFailure.OVERLOADED, UpstreamFailure.OVERLOADED, UpstreamFailure.OVERLOADED);

        var problem = catchThrowableOfType(
                ProblemException.class, () -> complete(List.of(OTHER, PREFERRED)));

        assertThat(asked()).containsExactly(OTHER, PREFERRED, FALLBACK);
        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void nothingIsRecommendedWhereTheUserDoesNotSaySo() {
        offer(OTHER, "0.000001", "60");
        for (Boolean enabled : new @Nullable Boolean[] {null, false}) {
            set(enabled, false);
            gateway.fails(UpstreamFailure.OVERLOADED, UpstreamFailure.OVERLOADED);
            assertThatThrownBy(() -> complete(List.of(FALLBACK)))
                    .isInstanceOf(ProblemException.class);
            gateway.forgetFailures();
        }

        assertThat(asked()).doesNotContain(OTHER);
    }

    @Test
    void nothingThatCostsMoreThanIsHeldOrNothingOrLacksTheSchemaIsRecommended() {
        set(true, false);
        offer("maker/dear", "0.00003", "90");
        offer("maker/free", "0", "90");
        catalogue.with(SomeModel.measured("maker/bare", "c", "0.000001", "90", Set.of()));
        catalogue.with(SomeModel.measured(
                "maker/thinks", "d", "0.000001", "90", Set.of("structured_outputs", "reasoning")));
        gateway.fails(UpstreamFailure.OVERLOADED, UpstreamFailure.OVERLOADED);

        assertThatThrownBy(() -> complete(List.of())).isInstanceOf(ProblemException.class);

        assertThat(asked()).containsExactly(PREFERRED, FALLBACK);
    }

    @Test
    void whatMayHaveBeenBilledKeepsItsHoldAndTheRecommendedModelGetsItsOwn() {
        set(true, false);
        offer(OTHER, "0.000001", "60");
        gateway.fails(UpstreamFailure.OVERLOADED, UpstreamFailure.NO_ANSWER);

        assertThat(complete(List.of()).model()).isEqualTo(new ModelId(OTHER));
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void aRejectedKeyOrALostViewOfResultsEndsItAsBefore() {
        set(true, false);
        offer(OTHER, "0.000001", "60");
        gateway.fails(UpstreamFailure.KEY_REJECTED);
        assertThatThrownBy(() -> complete(List.of())).isInstanceOf(ProblemException.class);
        assertThat(asked()).containsExactly(PREFERRED);

        results.failWith(new IllegalStateException("The database is away"));
        gateway.fails(UpstreamFailure.OVERLOADED, UpstreamFailure.OVERLOADED);
        var problem = catchThrowableOfType(ProblemException.class, () -> complete(List.of()));

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(asked()).containsExactly(PREFERRED, PREFERRED, FALLBACK);
    }

    @Test
    void theCheapestModelThatIsGoodEnoughSavesCostsAndTheAnswerSaysInsteadOfWhich() {
        set(null, true);
        offer(OTHER, "0.000001", "45");
        offer("maker/unmeasured", "0.0000001", null);
        results.with(OTHER, 50, 0);

        Completion saved = complete(List.of());
        Completion named = complete(List.of(PREFERRED));

        assertThat(saved.model()).isEqualTo(new ModelId(OTHER));
        Completion.Instead instead = Objects.requireNonNull(saved.instead());
        assertThat(instead.preferred()).isEqualTo(new ModelId(PREFERRED));
        assertThat(instead.reason())
                .isEqualTo("expected to cost 0.00022 USD instead of 0.004 USD, with a benchmark of"
                        + " 45 against 50 and 50 of 50 calls here answered");
        assertThat(named.model()).isEqualTo(new ModelId(PREFERRED));
        assertThat(named.instead()).isNull();
    }

    @Test
    void whereNothingWasTriedYetAnEqualBenchmarkIsGoodEnough() {
        set(null, true);
        offer("maker/equal", "0.000001", "50");

        assertThat(complete(List.of()).model()).isEqualTo(new ModelId("maker/equal"));
    }

    @Test
    void oneCallInTenTriesWhatIsSomewhatWorse() {
        set(null, true);
        offer(OTHER, "0.000001", "45");

        assertThat(complete(List.of()).model()).isEqualTo(new ModelId(PREFERRED));
        request = request(true);
        assertThat(complete(List.of()).model()).isEqualTo(new ModelId(OTHER));
    }

    @Test
    void itMustBeAsGoodAtWhatTheRequestNeeds() {
        var needsTools = new CompletionCommand(
                new Payer(user, new AccessTokenId(ids.next()), null, null),
                new RequestId(ids.next()),
                Purpose.CHAT,
                List.of(),
                Prompt.Passed.of(ChatBody.of(Map.of(
                        "messages",
                        List.of(Map.of("role", "user", "content", "Hi")),
                        "tools",
                        List.of(Map.of("type", "function"))))),
                AnswerLength.usually(TokenCount.of(100)),
                Caching.NEVER,
                Priority.INTERACTIVE,
                Patience.LONGEST);

        assertThat(FindSubstitutes.task(needsTools)).isEqualTo(Task.AGENTIC);
    }

    @Test
    void thePreferredModelStaysBehindTheCheaperOneAlsoWithoutFallbacks() {
        set(false, true);
        offer(OTHER, "0.000001", "45");
        results.with(OTHER, 50, 0);
        gateway.fails(UpstreamFailure.OVERLOADED);

        assertThat(complete(List.of()).model()).isEqualTo(new ModelId(PREFERRED));
        assertThat(asked()).containsExactly(OTHER, PREFERRED);
    }

    @Test
    void thePreferredModelIsKeptWhereNothingIsKnownOrWanted() {
        offer(OTHER, "0.000001", "45");
        set(null, true);
        complete(List.of());
        results.with(OTHER, 50, 0);
        set(null, false);
        complete(List.of());
        results.failWith(new IllegalStateException("The database is away"));
        set(null, true);
        complete(List.of());

        assertThat(asked()).containsOnly(PREFERRED);
    }

    @Test
    void failuresOfAModelAreNotedAndThoseOfOthersAreNot() {
        set(null, false);
        gateway.fails(UpstreamFailure.OVERLOADED);
        complete(List.of());
        for (var notTheModels : List.of(
                UpstreamFailure.KEY_REJECTED,
                UpstreamFailure.CREDIT_EXHAUSTED,
                UpstreamFailure.CLIENT_LEFT)) {
            gateway.fails(notTheModels);
            assertThatThrownBy(() -> complete(List.of())).isInstanceOf(ProblemException.class);
        }
        for (var nextModel : List.of(
                UpstreamFailure.CIRCUIT_OPEN,
                UpstreamFailure.REJECTED,
                UpstreamFailure.INPUT_TOO_LONG,
                UpstreamFailure.CONTENT_REFUSED,
                UpstreamFailure.MODEL_GONE,
                UpstreamFailure.RATE_LIMITED)) {
            gateway.fails(nextModel);
            complete(List.of());
        }

        notes.write().write();

        assertThat(results.added())
                .containsExactly(ModelNotes.failure(
                        LocalDate.parse("2026-05-01"),
                        "summarization",
                        new ModelId(PREFERRED),
                        user));
    }

    @Test
    void whatTheRequestNamesInVainIsToldAndFailsNothing() {
        set(null, false);

        assertThat(complete(List.of(PREFERRED, "maker/nobody", "maker/nobody")).tried())
                .containsExactly(new Completion.Tried(new ModelId("maker/nobody"), "not_offered"));
        assertThat(complete(List.of(PREFERRED)).tried()).isEmpty();
        gateway.fails(UpstreamFailure.KEY_REJECTED);
        var problem = catchThrowableOfType(
                ProblemException.class, () -> complete(List.of(PREFERRED, "maker/nobody")));
        assertThat(problem.facts())
                .containsEntry(
                        "tried",
                        List.of("maker/nobody: not_offered", PREFERRED + ": key_rejected"));
    }

    @Test
    void aModelThatIsNamedTwiceInTwoWaysIsAskedOnce() {
        set(null, false);
        catalogue.with(SomeModel.measured(OTHER, "maker/other-1", "0.00001", "50", SCHEMAS));
        gateway.fails(UpstreamFailure.OVERLOADED);

        complete(List.of("maker/other-1", OTHER, PREFERRED));

        assertThat(asked()).containsExactly(OTHER, PREFERRED);
    }

    private void offer(String id, String price, @Nullable String intelligence) {
        catalogue.with(SomeModel.measured(id, id, price, intelligence, SCHEMAS));
    }

    /** Whether a call is a trial is drawn from its request's id. */
    private static RequestId request(boolean isTrial) {
        return new RequestId(LongStream.range(0, 100)
                .filter(seed -> isTrial == (new SplittableRandom(seed).nextInt(10) == 0))
                .mapToObj(seed -> new UUID(0, seed))
                .findFirst()
                .orElseThrow());
    }

    private List<String> asked() {
        return gateway.calls().stream().map(call -> call.model().value()).toList();
    }

    private Completion complete(List<String> models) {
        var command = new CompletionCommand(
                new Payer(user, new AccessTokenId(ids.next()), null, null),
                request,
                Purpose.SUMMARIZATION,
                models.stream().map(ModelId::new).toList(),
                new Prompt.Written(
                        List.of(new Message(Message.Role.USER, "It rained.")),
                        new OutputSchema("weather", "{}")),
                AnswerLength.usually(TokenCount.of(100)),
                Caching.AS_PREFERRED,
                Priority.INTERACTIVE,
                Patience.LONGEST);
        return chat().complete(command, null);
    }

    private CompleteChat chat() {
        var budgets = new InMemoryBudgets();
        var policy =
                new CallPolicy(new ModelId(PREFERRED), TokenCount.of(20), Duration.ofMinutes(30));
        var limits = new LimitsInMemory(budgets, ids, clock);
        var account = new CallAccount(
                new NoteAttempt(budgets),
                limits.noteGeneration(),
                limits.releaseHold(),
                limits.doubtHold(),
                UsageInMemory.settleCall(limits.settleHolds(), ledger, _ -> {}, ids, clock),
                clock);
        var afford = new AffordCall(limits.reserveBudget(), policy);
        var make = new MakePaidCall(
                afford,
                TestQueue.withSlots(10).takeSlot(),
                gateway,
                account,
                new TellFailure(notes.note(), _ -> {}),
                clock);
        return new CompleteChat(
                TestQueue.withSlots(1).enterService(() -> true),
                new ResolveCallSettings(
                        settings,
                        new TransparentVault(),
                        new InMemoryKeyAudit(),
                        new ServiceKey(new ApiKey("sk-or-v1-lent"), true),
                        ids,
                        clock),
                new ModelChoice(catalogue, results, (_, _, _) -> TokenCount.of(100), ids, clock)
                        .planCall(policy),
                new CachedChats(make, account, afford, new NoAnswerCache(), clock));
    }

    private void set(@Nullable Boolean fallbackEnabled, boolean costOptimization) {
        var draft = new SettingsDraft(
                Change.keep(),
                Change.to(PREFERRED),
                Change.keep(),
                Change.to(FALLBACK),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(fallbackEnabled),
                Change.to(costOptimization),
                Change.keep());
        settings.save(
                user,
                draft.toChange(key -> new SealedKey(new byte[0], key.label(), clock.instant())),
                clock.instant());
    }
}
