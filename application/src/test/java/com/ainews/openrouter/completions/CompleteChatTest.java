package com.ainews.openrouter.completions;

import static com.ainews.openrouter.completions.ChatsInMemory.CHEAP;
import static com.ainews.openrouter.completions.ChatsInMemory.DEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.BudgetOverrun;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A paid call from end to end, with the real domain over ports in memory. */
class CompleteChatTest {

    private final ChatsInMemory chats = new ChatsInMemory();
    private final ScriptedGateway gateway = chats.gateway();

    @Test
    void holdsBeforeTheCallAndSettlesWithALedgerLineAfterIt() {
        gateway.meanwhile(() -> assertThat(chats.held()).isEqualByComparingTo("0.0003"));

        Completion completion = chats.complete(null);

        assertThat(completion.cost()).isEqualTo(Usd.of("0.0000123"));
        assertThat(chats.held()).isZero();
        assertThat(chats.spent()).isEqualByComparingTo("0.0000123");
        LedgerEntry line = chats.onlyLine();
        assertThat(line.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(line.reportedCost()).isEqualByComparingTo("0.0000123");
        assertThat(line.computedCost()).isEqualTo(Usd.of("0.00004"));
        assertThat(line.source()).isEqualTo(CostSource.REPORTED);
    }

    @Test
    void sendsNothingThatTheBudgetDoesNotAllow() {
        chats.set(CHEAP, null, "0.0002");

        ProblemException problem = chats.refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.BUDGET_EXHAUSTED);
        assertThat(problem.facts()).containsKeys("limit_name", "left", "asked", "resets_at");
        assertThat(problem.retryAfter()).isEmpty();
        assertThat(gateway.calls()).isEmpty();
        assertThat(chats.lines()).isEmpty();
    }

    @Test
    void fallsBackUnderOneHoldThatCoversTheDearestModel() {
        chats.set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED)
                .meanwhile(() -> assertThat(chats.held()).isEqualByComparingTo("0.003"));

        Completion completion = chats.complete(null);

        assertThat(completion.model()).isEqualTo(new ModelId(DEAR));
        assertThat(completion.tried())
                .containsExactly(new Completion.Tried(new ModelId(CHEAP), "overloaded"));
        assertThat(chats.onlyLine().attempts()).isEqualTo(2);
        assertThat(chats.events()).hasAtLeastOneElementOfType(UpstreamCallFailed.class);
    }

    @Test
    void whatMayHaveBeenBilledStaysHeldAndTheFallbackGetsAHoldOfItsOwn() {
        chats.set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.NO_ANSWER);

        chats.complete(null);

        assertThat(chats.held()).isEqualByComparingTo("0.003");
        assertThat(chats.spent()).isEqualByComparingTo("0.0000123");
        assertThat(chats.holds()).hasSize(1);
    }

    @Test
    void whatMayHaveBeenBilledIsToldAlsoWhereTheFallbackGetsNoHold() {
        chats.set(CHEAP, DEAR, "0.005");
        gateway.fails(UpstreamFailure.NO_ANSWER);

        ProblemException problem = chats.refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.BUDGET_HELD);
        assertThat(problem.mayBeBilled()).isTrue();
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void aRejectedKeyIsNotTriedOnAnotherModel() {
        chats.set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.KEY_REJECTED);

        assertThat(chats.refusal(null).type()).isEqualTo(ProblemType.API_KEY_REJECTED);
        assertThat(gateway.calls()).hasSize(1);
        assertThat(chats.onlyLine().outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(chats.onlyLine().cost()).isEqualTo(Usd.ZERO);
        assertThat(chats.held()).isZero();
    }

    @Test
    void whatWasNeverSentLeavesNoTrace() {
        gateway.fails(UpstreamFailure.CIRCUIT_OPEN);

        assertThat(chats.refusal(null).type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(chats.lines()).isEmpty();
        assertThat(chats.held()).isZero();
        assertThat(chats.states())
                .allSatisfy(state -> assertThat(state.settled()).isZero());
    }

    @Test
    void aCostThatIsNotReportedIsAskedForLaterAndComputedOnlyFirst() {
        gateway.reports(null);

        assertThat(chats.complete(null).cost()).isNull();

        assertThat(chats.lines()).isEmpty();
        Hold hold = chats.onlyHold();
        assertThat(hold.generationId()).isEqualTo("gen-1");
        assertThat(hold.doubt())
                .isEqualTo(new Doubt(
                        true,
                        new Doubt.Use(TokenCount.of(20), TokenCount.of(10), Usd.of("0.00004"))));
    }

    @Test
    void aCostThatNobodyCanBeAskedForIsComputedAndMarked() {
        gateway.reports(null).leavesOutTheName();

        assertThat(chats.complete(null).cost()).isEqualTo(Usd.of("0.00004"));
        assertThat(chats.onlyLine().source()).isEqualTo(CostSource.ESTIMATED);
        assertThat(chats.onlyLine().reportedCost()).isNull();
    }

    @Test
    void whatFailsAmidACallLeavesItInDoubt() {
        gateway.meanwhile(() -> {
            throw new IllegalStateException("A fault of ours");
        });

        assertThatExceptionOfType(CallLeftInDoubt.class).isThrownBy(() -> chats.complete(null));

        assertThat(chats.onlyHold().doubt()).isEqualTo(Doubt.UNSEEN);
    }

    @Test
    void anOverrunIsChargedAndTold() {
        gateway.reports("0.5");

        chats.complete(null);

        assertThat(chats.spent()).isEqualByComparingTo("0.5");
        assertThat(chats.events()).hasAtLeastOneElementOfType(BudgetOverrun.class);
    }

    @Test
    void anAskedModelThatCannotBeCalledIsTold() {
        assertThat(chats.refusal("maker/nobody").type()).isEqualTo(ProblemType.MODEL_NOT_FOUND);
    }

    @Test
    void aPreferredModelThatIsGoneIsSkipped() {
        chats.set("maker/gone", DEAR, null);

        assertThat(chats.complete(null).model()).isEqualTo(new ModelId(DEAR));
    }

    @Test
    void aPromptThatFitsNoModelIsRefused() {
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> chats.completeOf(2_000, CHEAP))
                        .type())
                .isEqualTo(ProblemType.INPUT_TOO_LONG);
    }

    @Test
    void theAnswerGetsOnlyTheRoomThatTheModelHas() {
        chats.completeOf(950, CHEAP);

        assertThat(gateway.calls().getFirst().maxTokens()).isEqualTo(TokenCount.of(50));
    }

    @Test
    void anAnswerWhoseCostIsNotKnownIsGivenAndStaysHeldUntilItIs() {
        gateway.leavesOutTheUsage();

        Completion completion = chats.complete(null);

        assertThat(completion.cost()).isNull();
        assertThat(chats.held()).isPositive();
        assertThat(chats.lines()).isEmpty();
        assertThat(chats.onlyHold().doubt()).isEqualTo(new Doubt(true, null));
    }

    @Test
    void aModelWithoutAProviderOnTheseTermsIsToldWithTheReason() {
        gateway.fails(UpstreamFailure.MODEL_GONE);

        ProblemException problem = chats.refusal(null);

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_MODEL_GONE);
        assertThat(problem.detail()).contains("the catalogue's price", "provider.max_price");
        assertThat(problem.facts()).containsEntry("generation_id", "gen-1");
    }

    @Test
    void whoAcceptsDearerProvidersHasThatMuchHeldAndNoMoreCharged() {
        gateway.reports(null)
                .leavesOutTheName()
                .meanwhile(() -> assertThat(chats.held()).isEqualByComparingTo("0.0017"));

        Completion completion = chats.passed(
                Map.of("provider", Map.of("max_price", Map.of("prompt", "15", "completion", 1.5))),
                Caching.AS_PREFERRED);

        CompletionGateway.Call call = gateway.calls().getFirst();
        assertThat(call.maxPromptTokenPrice()).isEqualTo(Usd.of("0.000015"));
        assertThat(call.maxAnswerTokenPrice())
                .as("the listed price, since it is above what is accepted")
                .isEqualTo(Usd.of("0.000002"));
        assertThat(completion.cost()).as("computed").isEqualTo(Usd.of("0.00004"));
    }
}
