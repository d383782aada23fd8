package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a stream's chunks, down to those that no provider should send. */
class ChunkRelayTest {

    private static final String DONE = "data: [DONE]\n\n";

    private final RecordedStream stream = RecordedStream.stays();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void nothingIsLostWhereTheUsageComesWithContent() {
        Answer answer = answered(relay(
                chunk("Rain", null, "{\"completion_tokens\": 1, \"cost\": 0.1}"),
                chunk("bow", null, "{\"completion_tokens\": 2, \"cost\": 0.2}"),
                chunk("s", "\"stop\"", null),
                DONE));

        assertThat(stream.text() + RecordedStream.text(answer.json())).isEqualTo("Rainbows");
        assertThat(answer.reportedCost()).isEqualByComparingTo("0.2");
        assertThat(answer.completionTokens()).isEqualTo(TokenCount.of(2));
    }

    @Test
    void whatIsHandedOnUnreadKeepsItsPlaceBehindTheUsage() {
        Answer answer = answered(relay(
                chunk("a", null, null),
                chunk("b", "\"stop\"", "{\"completion_tokens\": 2}"),
                chunk("c", null, null),
                DONE));

        assertThat(stream.text() + RecordedStream.text(answer.json())).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Overloaded\"", "{}", "true", "{\"message\": \"no\"}"})
    void anyErrorThatIsNotNullIsOne(String error) {
        FailedAttempt failed =
                failed(relay(chunk("a", null, null), "data: {\"error\": " + error + "}\n\n", DONE));

        assertThat(failed.failure()).isEqualTo(UpstreamFailure.PROVIDER_FAILED);
        assertThat(failed.begun()).isTrue();
    }

    @Test
    void aTextAsTheCodeOfAnErrorSaysWhatItIs() {
        FailedAttempt failed = failed(relay(
                "data: {\"error\": {\"code\": \"rate_limit_exceeded\"}, \"choices\": []}\n\n"));

        assertThat(failed.failure()).isEqualTo(UpstreamFailure.RATE_LIMITED);
    }

    @Test
    void anErrorOfAnotherChoiceIsSeen() {
        FailedAttempt failed = failed(relay(
                chunk("a", null, null),
                "data: {\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": null},"
                        + " {\"index\": 1, \"delta\": {}, \"finish_reason\": \"error\"}]}\n\n"));

        assertThat(failed.failure()).isEqualTo(UpstreamFailure.PROVIDER_FAILED);
    }

    @Test
    void aStreamThatEndsBeforeAllItsChoicesDoIsBroken() {
        String first = chunk("a", "\"stop\"", null);

        assertThat(failed(relay(2, first)).failure()).isEqualTo(UpstreamFailure.BROKEN_ANSWER);
    }

    @Test
    void anEmptyStreamThatWasChargedIsNotTakenForAFreeOne() {
        FailedAttempt free = failed(relay(chunk("", null, "{\"completion_tokens\": 0}"), DONE));
        FailedAttempt charged =
                failed(relay(chunk("", null, "{\"completion_tokens\": 0, \"cost\": 0.1}"), DONE));

        assertThat(free.failure()).isEqualTo(UpstreamFailure.EMPTY_ANSWER);
        assertThat(charged.failure()).isEqualTo(UpstreamFailure.BROKEN_ANSWER);
        assertThat(charged.mayBeBilled()).isTrue();
    }

    @Test
    void tellsOnceThatItHasBegun() {
        relay(chunk("", null, null));
        assertThat(begun).hasValue(0);

        relay(chunk("a", null, null), chunk("b", "\"stop\"", null), DONE);
        assertThat(begun).hasValue(1);
    }

    private Attempt relay(String... events) {
        return relay(1, events);
    }

    private Attempt relay(int choices, String... events) {
        var body = ChatBody.of(
                Map.of("messages", List.of(Map.of("role", "user", "content", "Hi")), "n", choices));
        var call = new Call(
                new ApiKey("sk-or-v1-test"),
                new ModelId("maker/model"),
                Prompt.Passed.of(body),
                true,
                null,
                TokenCount.of(200),
                Usd.ZERO,
                Usd.ZERO,
                Usd.ZERO,
                null,
                null,
                null,
                () -> false,
                false,
                new UserId(new UUID(0, 1)));
        byte[] bytes = String.join("", events).getBytes(StandardCharsets.UTF_8);
        return new ChunkRelay(
                        call,
                        "gen-1",
                        stream,
                        new BreakOff(stream, null, null, null, InstantSource.system()),
                        List.of(),
                        begun::incrementAndGet,
                        UpstreamJson.mapper(),
                        System.nanoTime())
                .relay(new EventLines(new ByteArrayInputStream(bytes), UpstreamJson.MAX_BYTES));
    }

    private static String chunk(
            String content, @Nullable String finishReason, @Nullable String usage) {
        return "data: {\"choices\": [{\"index\": 0, \"delta\": {\"content\": \"" + content
                + "\"}, \"finish_reason\": " + finishReason + "}], \"usage\": " + usage + "}\n\n";
    }

    private static Answer answered(Attempt attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Answered.class);
        return ((Attempt.Answered) attempt).answer();
    }

    private static FailedAttempt failed(Attempt attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Failed.class);
        return ((Attempt.Failed) attempt).failure();
    }
}
