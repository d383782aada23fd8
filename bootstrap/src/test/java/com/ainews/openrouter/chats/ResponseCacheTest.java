package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who says that an earlier answer will do gets it, at no cost; nobody else does. */
class ResponseCacheTest {

    private static final String CHAT = "/api/v1/chat/completions";
    private static final Map<String, String> CACHED = Map.of("X-OpenRouter-Cache", "true");
    private static final String QUESTION = chat("\"temperature\": 0");

    private final Service service = Service.shared();
    private final User user = service.newUser();

    @Test
    void theSameRequestGetsTheSameAnswerAtNoCost() {
        Answer first = service.post(CHAT, user, QUESTION, CACHED);
        Answer second = service.post(CHAT, user, QUESTION, CACHED);

        assertThat(status(first)).isEqualTo("MISS");
        assertThat(status(second)).isEqualTo("HIT");
        assertThat(second.body().at("/choices")).isEqualTo(first.body().at("/choices"));
        assertThat(second.body().at("/usage/total_tokens"))
                .isEqualTo(first.body().at("/usage/total_tokens"));
        assertThat(second.body().at("/usage/cost").decimalValue())
                .isEqualByComparingTo(BigDecimal.ZERO);

        List<JsonNode> lines = ledger();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("source").asString()).isEqualTo("cached");
        assertThat(lines.getFirst().path("cost").decimalValue()).isZero();
        assertThat(lines.getFirst().path("generation_id"))
                .isEqualTo(lines.getLast().path("generation_id"));
    }

    @Test
    void theOrderOfFieldsDoesNotMatterAndEveryFieldDoes() {
        service.post(CHAT, user, QUESTION, CACHED);

        String turned = "{\"messages\": [{\"content\": \"Hello there\", \"role\": \"user\"}],"
                + " \"temperature\": 0, \"model\": \"openai/gpt-4o-mini\"}";
        assertThat(status(service.post(CHAT, user, turned, CACHED))).isEqualTo("HIT");
        assertThat(status(service.post(CHAT, user, chat("\"seed\": 1"), CACHED)))
                .isEqualTo("MISS");
    }

    @Test
    void othersNeitherGetItNorDoThoseWhoDidNotAskForIt() {
        service.post(CHAT, user, QUESTION, CACHED);

        assertThat(status(service.post(CHAT, service.newUser(), QUESTION, CACHED)))
                .isEqualTo("MISS");
        Answer plain = service.post(CHAT, user, QUESTION);
        assertThat(plain.headers()).doesNotContainKey("x-openrouter-cache-status");
        assertThat(plain.body().at("/usage/cost").decimalValue()).isPositive();
    }

    @Test
    void thePreferenceAsksForItToo() {
        service.post(
                "/api/openrouter/settings", user, "{\"preferences\": {\"response_cache\": true}}");
        String address = "/api/openrouter/chat";

        assertThat(service.post(address, user, QUESTION).body().path("cache").asString())
                .isEqualTo("miss");
        assertThat(service.post(address, user, QUESTION).body().path("cache").asString())
                .isEqualTo("hit");
        assertThat(service.post(address, user, QUESTION, Map.of("X-OpenRouter-Cache", "false"))
                        .body()
                        .path("cache")
                        .isNull())
                .isTrue();
    }

    @Test
    void aStreamIsGivenAgainPieceByPiece() throws IOException {
        String streamed = chat("\"stream\": true");

        HttpResponse<InputStream> first =
                service.open(CHAT, user, streamed, "X-OpenRouter-Cache", "true");
        List<String> pieces = pieces(first);
        HttpResponse<InputStream> second =
                service.open(CHAT, user, streamed, "X-OpenRouter-Cache", "true");
        List<String> again = pieces(second);

        assertThat(first.headers().map().get("x-openrouter-cache-status")).containsExactly("MISS");
        assertThat(second.headers().map().get("x-openrouter-cache-status")).containsExactly("HIT");
        assertThat(again).hasSameSizeAs(pieces).hasSizeGreaterThan(3);
        assertThat(again.subList(0, again.size() - 2))
                .isEqualTo(pieces.subList(0, pieces.size() - 2));
        assertThat(again.get(again.size() - 2)).contains("\"cost\":0");
        assertThat(again.getLast()).isEqualTo("data: [DONE]");
    }

    @Test
    void whoAsksAtTheSameTimeSharesOneCall() throws Exception {
        String question = chat("\"seed\": 7").replace("openai/gpt-4o-mini", "sandbox/slow");
        long before = service.sandbox().chatRequests();
        Callable<Answer> ask = () -> service.post(CHAT, user, question, CACHED);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    executor.invokeAll(Stream.generate(() -> ask).limit(10).toList());
            List<String> statuses = answers.stream()
                    .map(Future::resultNow)
                    .map(ResponseCacheTest::status)
                    .toList();
            assertThat(statuses).containsOnlyOnce("MISS").hasSize(10);
            assertThat(answers)
                    .extracting(Future::resultNow)
                    .filteredOn(answer -> status(answer).equals("HIT"))
                    .allSatisfy(
                            answer -> assertThat(answer.body().at("/usage/cost").decimalValue())
                                    .isZero());
        }
        assertThat(service.sandbox().chatRequests() - before).isEqualTo(1);
    }

    @Test
    void graphQlGetsTheSame() {
        String mutation = """
                mutation { chat(input: {model: "openai/gpt-4o-mini", temperature: 0,
                    messages: [{role: "user", content: "Hello there"}],
                    cache: {enabled: true, ttlSeconds: 60}}) { cache cost content } }""";

        JsonNode first = service.graphql(user.token(), mutation, Map.of()).at("/data/chat");
        JsonNode second = service.graphql(user.token(), mutation, Map.of()).at("/data/chat");

        assertThat(first.path("cache").asString()).isEqualTo("miss");
        assertThat(second.path("cache").asString()).isEqualTo("hit");
        assertThat(second.path("cost").decimalValue()).isZero();
        assertThat(second.path("content")).isEqualTo(first.path("content"));
    }

    @ParameterizedTest
    @CsvSource({
        "X-OpenRouter-Cache, yes",
        "X-OpenRouter-Cache-TTL, 0",
        "X-OpenRouter-Cache-TTL, 86401"
    })
    void headersThatMakeNoSenseAreRefused(String header, String value) {
        Answer refused =
                service.post("/api/openrouter/chat", user, QUESTION, Map.of(header, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/violations/0/field").asString()).isEqualTo(header);
    }

    private List<JsonNode> ledger() {
        return service.get("/api/openrouter/ledger", user).body().valueStream().toList();
    }

    private static String status(Answer answer) {
        return String.join(
                ",", answer.headers().getOrDefault("x-openrouter-cache-status", List.of()));
    }

    private static List<String> pieces(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .toList();
        }
    }

    private static String chat(String field) {
        return """
                {"model": "openai/gpt-4o-mini", %s,
                 "messages": [{"role": "user", "content": "Hello there"}]}""".formatted(field);
    }
}
