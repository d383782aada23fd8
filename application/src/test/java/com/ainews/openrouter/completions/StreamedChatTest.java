package com.ainews.openrouter.completions;

import static com.ainews.openrouter.completions.ChatsInMemory.CHEAP;
import static com.ainews.openrouter.completions.ChatsInMemory.DEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.limits.SettableModelLimits;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.CallOutcome;
import org.junit.jupiter.api.Test;

/** A paid call whose answer comes piece by piece, with the real domain over ports in memory. */
class StreamedChatTest {

    private final ChatsInMemory chats = new ChatsInMemory();
    private final ScriptedGateway gateway = chats.gateway();

    @Test
    void streamsUnderAHoldAndSettlesBeforeTheLastPieceIsThere() {
        var stream = new CollectedStream();

        Completion completion = chats.stream(CHEAP, stream);

        assertThat(stream.pieces()).isEqualTo(1);
        assertThat(completion.json()).isEqualTo(ScriptedGateway.CHUNK);
        assertThat(completion.cost()).isEqualTo(Usd.of("0.0000123"));
        assertThat(chats.onlyLine().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(chats.held()).isZero();
    }

    @Test
    void aStreamThatFailsBeforeItBeginsFallsBackAndTellsSo() {
        chats.set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED);
        var stream = new CollectedStream();

        Completion completion = chats.stream(null, stream);

        assertThat(completion.model()).isEqualTo(new ModelId(DEAR));
        assertThat(stream.tried())
                .containsExactly(new Completion.Tried(new ModelId(CHEAP), "overloaded"));
    }

    @Test
    void aStreamThatFailsAmidTheAnswerStaysHeldAndDoesNotFallBack() {
        chats.set(CHEAP, DEAR, null);
        gateway.failsAmidTheAnswer().fails(UpstreamFailure.OVERLOADED);

        var problem = catchThrowableOfType(
                ProblemException.class, () -> chats.stream(null, new CollectedStream()));

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(problem.mayBeBilled()).isTrue();
        assertThat(gateway.calls()).hasSize(1);
        assertThat(chats.held()).isPositive();
        assertThat(chats.lines()).isEmpty();
    }

    @Test
    void aStreamTakesAsLongAsItTakesToBegin() {
        chats.stream(CHEAP, new CollectedStream());

        assertThat(chats.toldOfModels())
                .extracting(SettableModelLimits.Told::latency)
                .containsExactly(ScriptedGateway.TIME_TO_FIRST_TOKEN);
    }

    @Test
    void aStreamTellsAtItsBeginningThatALimitMadeItShorter() {
        chats.saveCosts(CHEAP, "0.0002");
        var stream = new CollectedStream();

        Completion completion = chats.stream(CHEAP, stream);

        assertThat(completion.reduction()).isNotNull();
        assertThat(stream.reduction()).isEqualTo(completion.reduction());
    }
}
