package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.completions.port.CompletionGateway.Reply;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.sandbox.Fault;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams against the sandbox, over real HTTP. */
class StreamedCompletionsTest {

    private static final Runnable NOTHING = () -> {};
    private static final String MODEL = "openai/gpt-4o-mini";

    private Sandbox sandbox;
    private OpenRouterCompletions completions;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.onPort(0));
        completions = OpenRouterCompletionsTest.completions(sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void handsOnEachPieceAndKeepsTheOneWithTheCost() {
        var stream = RecordedStream.stays();

        var answered = (Reply.Answered) stream(stream);

        assertThat(stream.text()).contains("The river rose and rose");
        assertThat(stream.chunks()).hasSizeGreaterThan(3);
        assertThat(Objects.requireNonNull(stream.start()).generationId())
                .isEqualTo(answered.answer().generationId());
        assertThat(stream.chunks()).noneMatch(chunk -> chunk.path("usage").isObject());
        assertThat(answered.answer().json()).contains("\"usage\"");
        assertThat(answered.answer().finishReason()).isEqualTo("stop");
        assertThat(answered.answer().reportedCost())
                .isEqualByComparingTo(sandbox.bill().total().cost());
        assertThat(answered.answer().timeToFirstToken()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "OVERLOADED, OVERLOADED, 3",
        "RATE_LIMITED, RATE_LIMITED, 3",
        "SERVER_ERROR, PROVIDER_FAILED, 3",
        "ERROR_IN_200, PROVIDER_FAILED, 3",
        "NO_CREDIT_IN_200, CREDIT_EXHAUSTED, 1",
        "BAD_REQUEST, REJECTED, 1",
        "INVALID_KEY, KEY_REJECTED, 1",
        "PROXY_PAGE, BROKEN_ANSWER, 1",
        "DROP, BROKEN_ANSWER, 1",
        "HANG, NO_ANSWER, 1"
    })
    void whatFailsBeforeTheFirstPieceIsAsIfItHadNotBeenStreamed(
            Fault fault, UpstreamFailure failure, int attempts) {
        sandbox.faults().next(10, fault);
        var stream = RecordedStream.stays();

        Reply reply = stream(stream);

        assertThat(reply).isInstanceOf(Reply.Failed.class);
        assertThat(reply.failures()).extracting(FailedAttempt::failure).containsOnly(failure);
        assertThat(reply.failures()).hasSize(attempts).noneMatch(FailedAttempt::begun);
        assertThat(stream.start()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"CUT, BROKEN_ANSWER", "ERROR_MID_STREAM, PROVIDER_FAILED"})
    void whatFailsAmidTheAnswerIsNotRepeatedAndMayBeBilled(Fault fault, UpstreamFailure failure) {
        sandbox.faults().next(1, fault);
        var stream = RecordedStream.stays();

        Reply reply = stream(stream);

        assertThat(reply).isInstanceOf(Reply.Failed.class);
        assertThat(reply.failures()).singleElement().satisfies(failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.begun()).isTrue();
            assertThat(failed.mayBeBilled()).isTrue();
            assertThat(failed.remedy()).isEqualTo(UpstreamFailure.Remedy.GIVE_UP);
            assertThat(failed.generationId()).startsWith("gen-");
        });
        assertThat(stream.chunks()).isNotEmpty().noneMatch(chunk -> chunk.has("error"));
        assertThat(sandbox.chatRequests()).isEqualTo(1);
    }

    @Test
    void aStreamWithoutItsSignOfTheEndIsWholeAllTheSame() {
        sandbox.faults().next(1, Fault.NO_DONE);

        assertThat(stream(RecordedStream.stays())).isInstanceOf(Reply.Answered.class);
    }

    @Test
    void aStreamWithoutUsageIsAnAnswerWhoseCostIsNotKnown() {
        sandbox.faults().next(1, Fault.NO_USAGE);
        var stream = RecordedStream.stays();

        var answered = (Reply.Answered) stream(stream);

        assertThat(answered.answer().hasUsage()).isFalse();
        assertThat(answered.answer().generationId()).startsWith("gen-");
        assertThat(stream.text()).contains("The river rose");
    }

    @Test
    void tellsWhenItBeginsWhatWasTriedBefore() {
        sandbox.faults().next(1, Fault.OVERLOADED);
        var stream = RecordedStream.stays();

        completions.stream(
                call(),
                NOTHING,
                List.of(new FailedAttempt(
                        new ModelId("maker/first"),
                        UpstreamFailure.MODEL_GONE,
                        404,
                        "",
                        null,
                        null)),
                stream);

        assertThat(Objects.requireNonNull(stream.start()).tried())
                .extracting(tried -> tried.model() + " " + tried.failure())
                .containsExactly("maker/first model_gone", MODEL + " overloaded");
    }

    @Test
    void cancelsTheCallWhenAReaderLeavesAmidTheAnswer() {
        Reply reply = stream(RecordedStream.leavesAfter(1));

        assertThat(reply.failures()).singleElement().satisfies(failed -> {
            assertThat(failed.failure()).isEqualTo(UpstreamFailure.CLIENT_LEFT);
            assertThat(failed.mayBeBilled()).isTrue();
        });
    }

    private Reply stream(RecordedStream stream) {
        return completions.stream(call(), NOTHING, List.of(), stream);
    }

    private static Call call() {
        var body = ChatBody.of(Map.of(
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        "It rained for a week. The river rose and rose, and took the bridge."))));
        return new Call(
                new ApiKey("sk-or-v1-sandbox-test"),
                new ModelId(MODEL),
                Prompt.Passed.of(body),
                true,
                null,
                TokenCount.of(200),
                Usd.of("0.01"),
                Usd.of("0.01"),
                Usd.ZERO,
                null,
                null,
                null,
                () -> false,
                false,
                new UserId(UUID.randomUUID()));
    }
}
