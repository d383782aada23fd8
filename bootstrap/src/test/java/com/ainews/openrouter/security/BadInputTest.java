package com.ainews.openrouter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BadInputTest {

    private static final String SETTINGS = "/api/openrouter/settings";

    private final Service service = Service.shared();
    private final User user = service.newUser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nonsense\": 1} | nonsense | not a known field",
                "{\"usage_limits\": {\"daily\": 1}} | usage_limits.daily | not a known field",
                "{\"preferences\": {\"temperature\": \"hot\"}} | preferences.temperature | number",
                "{\"preferences\": {\"temperature\": \"0.5\"}} | preferences.temperature | number",
                "{\"preferences\": {\"fallback_enabled\": \"yes\"}} | preferences.fallback_enabled | true or false",
                "{\"preferences\": {\"max_tokens\": 1.5}} | preferences.max_tokens | number",
                "{\"usage_limits\": []} | usage_limits | object",
                "{\"api_key\": 7} | api_key | text",
                "{\"api_key\": \"sk-or-v1-\\u0000abcdefgh\"} | api_key | ASCII",
                "{\"usage_limits\": {\"requests_per_hour\": -1}} | usage_limits.requests_per_hour | between",
                "{\"usage_limits\": {\"tokens_per_hour\": 99999999999999999999}} | usage_limits.tokens_per_hour | between"
            })
    void namesTheFieldAndTheRule(String body, String field, String rule) {
        Answer answer = service.post(SETTINGS, user, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body().at("/violations/0/field").asString()).isEqualTo(field);
        assertThat(answer.body().at("/violations/0/rule").asString()).contains(rule);
        assertThat(service.get(SETTINGS, user).body().path("updated_at").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"a\":", "nonsense", "``", "{\"api_key\": \"x\"} trailing", "[1,2]"})
    void tellsWhatCannotBeRead(String body) {
        Answer answer = service.post(SETTINGS, user, body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("malformed_request", "validation_failed");
    }

    @Test
    void allThatIsWrongWithAWishForAModelIsNamedAtOnceWithWhatIsAllowed() {
        Answer answer = service.get(
                "/api/openrouter/recommendations?task=poetry&input_tokens=many&limit=21"
                        + "&input_modalities=smell&budget=1",
                user);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(violation -> violation.path("field").asString()
                                + ": "
                                + violation.path("rule").asString()))
                .anySatisfy(
                        text -> assertThat(text).startsWith("task: must be one of summarization"))
                .anySatisfy(text -> assertThat(text).startsWith("input_tokens: must be a whole"))
                .anySatisfy(text -> assertThat(text).startsWith("limit: must be between 1 and 20"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("input_modalities: must be one of audio, ")
                        .contains("image"))
                .anySatisfy(text -> assertThat(text).startsWith("budget: is not known here"))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/openrouter/models?q=%zz",
                "/api/openrouter/ledger?before=%ff",
                "/api/v1/models?q=%",
                "/api/v1/generation?id=a%00b"
            })
    void aQueryThatCannotBeReadOrStoredIsNoFaultOfTheService(String address) throws Exception {
        // As it is: what builds addresses would mend or refuse them.
        var target = service.url("/");
        try (var socket = new Socket(target.getHost(), target.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                    .formatted(address, user.token())
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed_request");
        }
    }

    @Test
    void aGraphQlQueryThatIsWrongDoesNotShowItsKey() {
        String answer = service.graphql(
                        user.token(),
                        "mutation { updateSettings(input: {apiKey: \"sk-or-v1-supersecret\", x: 1})"
                                + " { warnings } }",
                        Map.of())
                .toString();

        assertThat(answer).contains("validation_failed", "'x'").doesNotContain("supersecret");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String huge = "x".repeat(3_000_000);
        String articles = ("{\"content\": \"" + huge + "\"},").repeat(6);

        Answer answer = service.post(
                "/api/openrouter/summarize",
                user,
                "{\"articles\": [" + articles.substring(0, articles.length() - 1) + "]}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("payload_too_large");
    }

    @Test
    void aTextThatIsTooLongIsNamed() {
        Answer answer = service.post(
                "/api/openrouter/summarize",
                user,
                "{\"articles\": [{\"content\": \"" + "word ".repeat(50_000) + "\"}]}");

        assertThat(answer.body().at("/violations/0/field").asString())
                .isEqualTo("articles[0].content");
        assertThat(answer.body().at("/violations/0/rule").asString()).contains("200,000");
    }

    @Test
    void wrongMethodsTypesAndAddressesAreTold() {
        assertThat(service.rest("PUT", SETTINGS, user.token(), "{}").code())
                .isEqualTo("method_not_allowed");
        assertThat(service.get("/api/openrouter/nowhere", user).code()).isEqualTo("not_found");
        assertThat(service.get("/api/openrouter/ledger?limit=many", user)
                        .body()
                        .at("/violations/0/field")
                        .asString())
                .isEqualTo("limit");
        assertThat(service.get("/api/openrouter/ledger?limit=0", user).code())
                .isEqualTo("validation_failed");
        assertThat(service.get("/api/openrouter/ledger?before=x", user).code())
                .isEqualTo("validation_failed");
    }

    @Test
    void everyWrongParameterOfAListOfModelsIsNamed() {
        Answer answer = service.get(
                "/api/openrouter/models?max_prompt_price=cheap&limit=many&cache=maybe&max_pirce=1"
                        + "&sort=name&sort=price&min_context=-1",
                user);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(violation -> violation.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "max_prompt_price", "limit", "cache", "max_pirce", "sort", "min_context");
        assertThat(service.get("/api/openrouter/models?sort=cheapness&order=up", user)
                        .body()
                        .path("violations")
                        .size())
                .isEqualTo(2);
        assertThat(service.get("/api/v1/models?min_price=cheap", user).status()).isEqualTo(400);
        assertThat(code("{ models(sort: cheapness) { count } }")).isEqualTo("validation_failed");
    }

    @Test
    void graphQlErrorsOfTheEngineHaveCodesToo() {
        assertThat(code("{ nonsense }")).isEqualTo("validation_failed");
        assertThat(code("{ limits { ")).isEqualTo("malformed_request");
        assertThat(code("mutation { updateSettings(input: {nonsense: 1}) { warnings } }"))
                .isEqualTo("validation_failed");
        assertThat(code("{ ledger(limit: 0) { id } }")).isEqualTo("validation_failed");
    }

    @Test
    void aQueryThatAsksForTooMuchIsRefused() {
        String fields = " limits { withinLimits limits { name } }";
        var query = new StringBuilder("{");
        for (int i = 0; i < 300; i++) {
            query.append(" a").append(i).append(":").append(fields);
        }

        JsonNode answer = service.graphql(user.token(), query + "}", Map.of());

        assertThat(answer.path("data").isNull() || answer.path("data").isMissingNode())
                .isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isNotEmpty();
    }

    private String code(String query) {
        return service.graphql(user.token(), query, Map.of())
                .at("/errors/0/extensions/code")
                .asString();
    }
}
