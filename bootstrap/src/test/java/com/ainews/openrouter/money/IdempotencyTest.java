package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The same request twice is paid once. */
@ExtendWith(BooksAgree.class)
class IdempotencyTest {

    private static final String ARTICLE = "The mill turns again. Its wheel was mended in spring.";

    private final Service service = service();
    private final User user = service.newUser();
    private final String key = UUID.randomUUID().toString();

    /** Another one's where the same is tested of it. */
    Service service() {
        return Service.shared();
    }

    @Test
    void theSameRequestIsAnsweredAgainThroughEitherDoor() {
        Answer first = summarize(user, key, "short");
        long calls = service.sandbox().chatRequests();

        Answer again = summarize(user, key, "short");
        JsonNode throughGraphQl = service.graphql(
                        user.token(),
                        "mutation($key: String) { summarizeArticles(articles: [{content: \"%s\"}], options: {summaryLength: short}, idempotencyKey: $key) { requestId } }"
                                .formatted(ARTICLE),
                        Map.of("key", key))
                .at("/data/summarizeArticles/requestId");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers()).doesNotContainKey("idempotency-replayed");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("idempotency-replayed")).containsExactly("true");
        assertThat(throughGraphQl).isEqualTo(first.body().path("request_id"));
        assertThat(service.sandbox().chatRequests()).isEqualTo(calls);
        assertThat(service.get("/api/openrouter/ledger", user).body().size()).isEqualTo(1);
    }

    @Test
    void aChatIsTheSameWhateverItsFormIs() {
        Map<String, String> withKey = Map.of("Idempotency-Key", key);
        Answer first = service.post("/api/openrouter/chat", user, """
                {"model": "openai/gpt-4o-mini", "max_tokens": 50, "stream": false,
                 "messages": [{"role": "user", "content": "Say something."}]}
                """, withKey);
        Answer again = service.post("/api/openrouter/chat", user, """
                {"messages": [{"content": "Say something.", "role": "user"}], "stop": null,
                 "max_tokens": 50.0, "model": "openai/gpt-4o-mini"}
                """, withKey);
        JsonNode throughGraphQl = service.graphql(
                        user.token(),
                        "mutation($key: String) { chat(input: {messages: [{role: \"user\","
                                + " content: \"Say something.\"}], maxTokens: 50,"
                                + " model: \"openai/gpt-4o-mini\"},"
                                + " idempotencyKey: $key) { requestId } }",
                        Map.of("key", key))
                .at("/data/chat/requestId");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(throughGraphQl).isEqualTo(first.body().path("request_id"));
    }

    @Test
    void aKeyInTheHeaderCountsForGraphQlToo() {
        String mutation = """
                {"query": "mutation { chat(input: {messages: [{role: \\"user\\",\
                content: \\"Say something.\\"}], maxTokens: 50}) { requestId } }"}
                """;
        Answer first = service.post("/graphql", user, mutation, Map.of("Idempotency-Key", key));
        Answer again = service.post("/graphql", user, mutation, Map.of("Idempotency-Key", key));

        assertThat(first.body().at("/data/chat/requestId").asString()).isNotEmpty();
        assertThat(first.headers()).doesNotContainKey("idempotency-replayed");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("idempotency-replayed")).containsExactly("true");
    }

    @Test
    void aMutationThatIsRefusedTakesNoOtherAnswerWithIt() {
        service.post(
                "/api/openrouter/settings", user, "{\"usage_limits\": {\"requests_per_hour\": 1}}");
        JsonNode answer = service.graphql(
                user.token(),
                "mutation { a: chat(input: {messages: [{role: \"user\", content: \"A\"}], maxTokens: 5})"
                        + " { requestId } b: chat(input: {messages: [{role: \"user\","
                        + " content: \"B\"}], maxTokens: 5}) { requestId } }",
                Map.of());

        assertThat(answer.at("/data/a/requestId").asString()).isNotEmpty();
        assertThat(answer.at("/data/b").isNull()).isTrue();
        assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo("b");
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() throws Exception {
        service.sandbox().faults().next(1, Fault.SLOW);
        List<Future<Answer>> all;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> summarize(user, key, "short")))
                    .toList();
        }

        int answered = 0;
        for (Future<Answer> one : all) {
            if (one.get().status() == 200) {
                answered++;
            } else {
                assertThat(one.get().status()).isEqualTo(409);
                assertThat(one.get().code()).isEqualTo("idempotent_request_running");
                assertThat(one.get().headers().get("retry-after")).containsExactly("1");
            }
        }
        assertThat(answered).isEqualTo(1);
        assertThat(service.get("/api/openrouter/ledger", user).body().size()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        summarize(user, key, "short");

        Answer other = summarize(user, key, "long");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(summarize(service.newUser(), key, "long").status())
                .as("of another user")
                .isEqualTo(200);
    }

    @Test
    void whatMayHaveBeenBilledIsNotTriedAgainButWhatWasNotIs() {
        service.sandbox().faults().next(1, Fault.CUT);
        Answer cut = summarize(user, key, "short");
        long calls = service.sandbox().chatRequests();
        Answer again = summarize(user, key, "short");

        assertThat(cut.code()).isEqualTo("upstream_failed");
        assertThat(again.code()).isEqualTo("upstream_failed");
        assertThat(again.headers().get("idempotency-replayed")).containsExactly("true");
        assertThat(service.sandbox().chatRequests()).isEqualTo(calls);

        String other = UUID.randomUUID().toString();
        service.sandbox().faults().next(1, Fault.MODERATED);
        assertThat(summarize(user, other, "short").status()).isEqualTo(422);
        assertThat(summarize(user, other, "short").status()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        Answer answer = summarize(user, "with a space", "short");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/violations/0/field").asString()).isEqualTo("Idempotency-Key");
    }

    private Answer summarize(User caller, String idempotencyKey, String length) {
        return service.post(
                "/api/openrouter/summarize",
                caller,
                "{\"articles\": [{\"content\": \"%s\"}], \"options\": {\"summary_length\": \"%s\"}}"
                        .formatted(ARTICLE, length),
                Map.of("Idempotency-Key", idempotencyKey));
    }
}
