package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.OutputSchema;
import com.ainews.openrouter.completions.Prompt;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the sandbox, over real HTTP: what each failure is taken for, and how often it is tried. */
class OpenRouterCompletionsTest {

    private static final Runnable NOTHING = () -> {};

    private static final Usd DEAR = Usd.of("0.01");

    private Sandbox sandbox;
    private OpenRouterCompletions completions;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.onPort(0));
        completions = completions(sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void readsTheAnswerAndItsCostToTheLastDigit() {
        Reply.Answered answered = answered(call("openai/gpt-4o-mini", DEAR));

        assertThat(answered.failures()).isEmpty();
        assertThat(answered.answer().content()).contains("\"summary\"");
        assertThat(answered.answer().provider()).isEqualTo("Sandbox");
        assertThat(answered.answer().reportedCost())
                .isEqualByComparingTo(sandbox.bill().total().cost());
        assertThat(answered.answer().generationId()).startsWith("gen-");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR, PROVIDER_FAILED, 3",
        "PROVIDER_FAILED, PROVIDER_FAILED, 3",
        "OVERLOADED, OVERLOADED, 3",
        "PROVIDER_OVERLOADED, OVERLOADED, 3",
        "RATE_LIMITED, RATE_LIMITED, 3",
        "RATE_LIMITED_UNTIL, RATE_LIMITED, 3",
        "NO_RETRY_AFTER, OVERLOADED, 3",
        "EMPTY, EMPTY_ANSWER, 3",
        "ERROR_IN_200, PROVIDER_FAILED, 3",
        "NO_CREDIT_IN_200, CREDIT_EXHAUSTED, 1",
        "GATEWAY_TIMEOUT, TIMED_OUT, 1",
        "EDGE_TIMEOUT, TIMED_OUT, 1",
        "BAD_REQUEST, REJECTED, 1",
        "UNPROCESSABLE, REJECTED, 1",
        "INVALID_KEY, KEY_REJECTED, 1",
        "NO_CREDIT, CREDIT_EXHAUSTED, 1",
        "MODERATED, CONTENT_REFUSED, 1",
        "NOT_FOUND, MODEL_GONE, 1",
        "CONTEXT_TOO_LONG, INPUT_TOO_LONG, 1",
        "TOO_LARGE, INPUT_TOO_LONG, 1",
        "PROXY_PAGE, BROKEN_ANSWER, 1",
        "NO_USAGE, BROKEN_ANSWER, 1",
        "NETWORK_ERROR_AS_STOP, BROKEN_ANSWER, 1",
        "CUT, BROKEN_ANSWER, 1",
        "CUT_IN_CHARACTER, BROKEN_ANSWER, 1",
        "DROP, BROKEN_ANSWER, 1",
        "HANG, NO_ANSWER, 1"
    })
    void takesAFailureForWhatItIs(Fault fault, UpstreamFailure failure, int attempts) {
        sandbox.faults().next(10, fault);

        Reply reply = completions.complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of());

        assertThat(reply).isInstanceOf(Reply.Failed.class);
        assertThat(reply.failures()).extracting(FailedAttempt::failure).containsOnly(failure);
        assertThat(reply.failures()).hasSize(attempts);
        assertThat(sandbox.chatRequests()).isEqualTo(attempts);
    }

    @Test
    void aBilledCallIsNeverRepeatedAlthoughItFailed() {
        sandbox.faults().next(1, Fault.CUT);

        completions.complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of());

        assertThat(sandbox.bill().total().calls()).isEqualTo(1);
    }

    @Test
    void succeedsAtALaterAttemptAndTellsOfTheFirst() {
        sandbox.faults().next(2, Fault.OVERLOADED);

        Reply.Answered answered = answered(call("openai/gpt-4o-mini", DEAR));

        assertThat(answered.failures()).hasSize(2);
        assertThat(sandbox.bill().total().calls()).isEqualTo(1);
    }

    @Test
    void leavesAModelAloneThatKeepsFailing() {
        for (int i = 0; i < 4; i++) {
            completions.complete(call("sandbox/fails", DEAR), NOTHING, List.of());
        }
        long sent = sandbox.chatRequests();

        Reply reply = completions.complete(call("sandbox/fails", DEAR), NOTHING, List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.CIRCUIT_OPEN);
        assertThat(sandbox.chatRequests()).isEqualTo(sent);
        assertThat(completions.complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of()))
                .isInstanceOf(Reply.Answered.class);
    }

    @Test
    void noProviderMayChargeMoreThanWasHeld() {
        Reply reply = completions.complete(
                call("openai/gpt-4o-mini", Usd.of("0.0000000001")), NOTHING, List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.MODEL_GONE);
        assertThat(sandbox.bill().total().calls()).isZero();
    }

    @Test
    void whatCannotBeReachedWasNotSent() {
        Reply reply = completions(URI.create("http://127.0.0.1:1/api/v1"))
                .complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsOnly(UpstreamFailure.NOT_CONNECTED);
    }

    @Test
    void aKeyThatWasGoodIsNotBlamedWhenOpenRouterLosesIt() {
        answered(call("openai/gpt-4o-mini", DEAR));
        sandbox.faults().next(1, Fault.INVALID_KEY);

        Reply.Answered answered = answered(call("openai/gpt-4o-mini", DEAR));

        assertThat(answered.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.GOOD_KEY_REJECTED);
    }

    @Test
    void leavesOpenRouterAloneWhereAllModelsKeepFailing() {
        sandbox.faults().next(50, Fault.GATEWAY_TIMEOUT);
        for (String model : List.of("gpt-4o", "gpt-5", "gpt-5-mini", "gpt-5-nano", "gpt-5.4")) {
            for (int i = 0; i < 10; i++) {
                completions.complete(call("openai/" + model, DEAR), NOTHING, List.of());
            }
        }
        long sent = sandbox.chatRequests();

        Reply reply = completions.complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.UPSTREAM_CIRCUIT_OPEN);
        assertThat(reply.failures().getFirst().retryAfter())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        assertThat(sandbox.chatRequests()).isEqualTo(sent);
    }

    @Test
    void aCallIsBrokenOffAtItsDeadline() {
        sandbox.faults().next(1, Fault.HANG);
        long start = System.nanoTime();

        Reply reply = completions(sandbox.baseUrl(), Timeout.ofSeconds(40))
                .complete(
                        call("openai/gpt-4o-mini", DEAR, Instant.now().plusMillis(100)),
                        NOTHING,
                        List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.DEADLINE_PASSED);
        assertThat(reply.failures().getFirst().mayBeBilled()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void nothingIsRepeatedThatWouldBeTooLateForTheCaller() {
        sandbox.faults().next(1, Fault.RATE_LIMITED);

        Reply reply = completions.complete(
                call("openai/gpt-4o-mini", DEAR, Instant.now().plusMillis(900)),
                NOTHING,
                List.of());

        assertThat(reply.failures())
                .extracting(FailedAttempt::failure)
                .containsExactly(UpstreamFailure.RATE_LIMITED);
    }

    @Test
    void aCallPaysForRetriesOnceHoweverManyModelsItTakes() {
        var budget = new RetryBudget();
        OpenRouterCompletions counted =
                completions(sandbox.baseUrl(), Timeout.ofSeconds(1), budget);
        sandbox.faults().next(1, Fault.BAD_REQUEST);

        Reply failed = counted.complete(call("openai/gpt-4o", DEAR), NOTHING, List.of());
        counted.complete(call("openai/gpt-4o-mini", DEAR), NOTHING, failed.failures());

        assertThat(sandbox.chatRequests()).isEqualTo(2);
        assertThat(budget.calls()).isEqualTo(1);
    }

    @Test
    void aCallThatIsNotSentPaysForNoRetry() {
        var budget = new RetryBudget();

        completions(URI.create("http://127.0.0.1:1/api/v1"), Timeout.ofSeconds(1), budget)
                .complete(call("openai/gpt-4o-mini", DEAR), NOTHING, List.of());

        assertThat(budget.calls()).isZero();
    }

    private Reply.Answered answered(Call call) {
        Reply reply = completions.complete(call, NOTHING, List.of());
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return (Reply.Answered) reply;
    }

    private static Call call(String model, Usd maxPrice) {
        return call(model, maxPrice, null);
    }

    private static Call call(String model, Usd maxPrice, @Nullable Instant deadline) {
        return new Call(
                new ApiKey("sk-or-v1-sandbox-test"),
                new ModelId(model),
                new Prompt.Written(
                        List.of(new Message(
                                Message.Role.USER,
                                "<article>\nIt rained. The river rose.\n</article>")),
                        new OutputSchema(
                                "s",
                                "{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"string\"}}}")),
                true,
                null,
                TokenCount.of(200),
                maxPrice,
                maxPrice,
                Usd.ZERO,
                null,
                null,
                deadline,
                () -> false,
                false,
                new UserId(UUID.randomUUID()));
    }

    static OpenRouterCompletions completions(URI baseUrl) {
        return completions(baseUrl, Timeout.ofSeconds(1));
    }

    static OpenRouterCompletions completions(URI baseUrl, Timeout longestSilence) {
        return completions(baseUrl, longestSilence, new RetryBudget());
    }

    private static OpenRouterCompletions completions(
            URI baseUrl, Timeout longestSilence, RetryBudget budget) {
        var http = HttpClients.custom()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(longestSilence)
                        .build())
                .disableAutomaticRetries()
                .build();
        InstantSource clock = InstantSource.system();
        var post = new ChatPost(http, baseUrl, new CallWatch());
        return new OpenRouterCompletions(
                new Breakers(clock),
                new GoodKeys(),
                new ChatEndpoint(post, clock),
                new StreamEndpoint(post, clock),
                new RetryPolicy(budget, clock),
                budget);
    }
}
