package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.doors.Door.Reply;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every scenario goes through both doors, each with a user of its own, and must end the same. */
class ParityTest {

    private static final String ARTICLE =
            "The council voted on Monday to build a tram to the university. The line will be nine"
                    + " kilometres long and cost 240 million euros. Work on the tram begins in spring."
                    + " Shopkeepers fear that the work will keep customers away. The mayor said that the"
                    + " tram would bring 20,000 people to the centre every day.";

    /** What differs from call to call. */
    private static final Set<String> VOLATILE = Set.of(
            "id",
            "request_id",
            "generation_id",
            "actor_id",
            "at",
            "set_at",
            "updated_at",
            "held_at",
            "settled_at",
            "checked_at",
            "from",
            "to",
            "start",
            "latency_ms",
            "time_to_first_token_ms",
            "scope_id",
            "resets_at",
            "retry_after",
            "instance",
            "status",
            "created",
            "type",
            "classification");

    private final Service service = Service.shared();
    private final List<Door> doors = List.of(new RestDoor(service), new GraphQlDoor(service));

    @Test
    void settingsAreKeptAndShownAlike() {
        JsonNode shown = same((door, user) -> door.updateSettings(user, theExampleBody()));

        assertThat(shown.at("/api_key/is_set").asBoolean()).isTrue();
        assertThat(shown.at("/api_key/label").asString()).isEqualTo("sk-or-…7890");
        assertThat(shown.at("/usage_limits/daily_cost_limit").decimalValue())
                .isEqualByComparingTo("1");
        assertThat(shown.at("/preferences/temperature").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(shown.path("warnings").toString())
                .contains("meta-llama/llama-3.1-8b-instruct:free", "skipped");
        assertThat(shown.toString()).doesNotContain("sk-or-v1-parity");
    }

    @Test
    void aFieldLeftOutStaysAndNullTakesItBack() {
        JsonNode shown = same((door, user) -> {
            door.updateSettings(user, theExampleBody());
            door.updateSettings(
                    user,
                    json("{'usage_limits': {'daily_cost_limit': null},"
                            + " 'preferences': {'max_tokens': 500}}"));
            return door.settings(user);
        });

        assertThat(shown.at("/usage_limits/daily_cost_limit").isNull()).isTrue();
        assertThat(shown.at("/usage_limits/monthly_cost_limit").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(shown.at("/preferences/max_tokens").asInt()).isEqualTo(500);
        assertThat(shown.at("/api_key/is_set").asBoolean()).isTrue();
    }

    @Test
    void removedSettingsAreGoneAndTheKeysTrailTells() {
        JsonNode trail = same((door, user) -> {
            door.updateSettings(user, json("{'api_key': 'sk-or-v1-first-7890'}"));
            door.updateSettings(user, json("{'api_key': 'sk-or-v1-other-1234'}"));
            door.deleteSettings(user);
            assertThat(data(door.settings(user)).at("/api_key/is_set").asBoolean())
                    .isFalse();
            return door.keyAudit(user, 10);
        });

        assertThat(trail.valueStream().map(line -> line.path("operation").asString()))
                .containsExactly("removed", "replaced", "set");
    }

    @Test
    void allModelsAreListedAlike() {
        JsonNode models = same(Door::models);

        assertThat(models.path("count").asInt()).isGreaterThan(300);
        assertThat(models.path("models").size()).isEqualTo(models.path("count").asInt());
    }

    @Test
    void modelsAreFilteredSortedAndPagedAlike() {
        JsonNode models = same((door, user) -> door.models(
                user,
                json("{'max_prompt_price': 1.5, 'min_context': 100000,"
                        + " 'input_modalities': ['text', 'image'], 'output_modalities': ['text'],"
                        + " 'supported_parameters': ['tools', 'structured_outputs'],"
                        + " 'provider': ['openai', 'Google'], 'q': 'GPT',"
                        + " 'sort': 'completion_price', 'order': 'desc', 'offset': 1,"
                        + " 'limit': 3}")));

        assertThat(models.path("count").asInt()).isEqualTo(3);
        assertThat(models.path("total").asInt()).isGreaterThan(4);
        assertThat(models.path("models").valueStream()).allSatisfy(model -> {
            assertThat(model.path("id").asString()).startsWith("openai/");
            assertThat(model.at("/pricing/prompt").decimalValue())
                    .isLessThanOrEqualTo(new BigDecimal("0.0000015"));
        });
        assertThat(models.path("models")
                        .valueStream()
                        .map(model -> model.at("/pricing/completion").decimalValue()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void freeModelsAreAllThereWithoutAPage() {
        JsonNode models = same((door, user) -> door.models(user, json("{'free_only': true}")));

        assertThat(models.path("count").asInt())
                .isPositive()
                .isEqualTo(models.path("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'limit': 0}",
                "{'limit': 501, 'offset': -1}",
                "{'max_prompt_price': -0.1, 'max_completion_price': 1000001, 'min_context': -1}",
                "{'q': ' '}",
                "{'order': 'asc'}",
                "{'provider': ['']}"
            })
    void aQueryThatMakesNoSenseIsRefused(String query) {
        assertThat(sameProblem((door, user) -> door.models(user, json(query))))
                .isEqualTo("validation_failed");
    }

    @Test
    void whoServesAModelIsToldAlike() {
        JsonNode endpoints =
                same((door, user) -> door.modelEndpoints(user, "google/gemma-4-26b-a4b-it:free"));

        assertThat(endpoints.path("model").asString()).isEqualTo("google/gemma-4-26b-a4b-it:free");
        assertThat(endpoints
                        .path("endpoints")
                        .valueStream()
                        .map(endpoint -> endpoint.path("provider").asString()))
                .contains("Sandbox");
        assertThat(sameProblem((door, user) -> door.modelEndpoints(user, "nobody/nothing")))
                .isEqualTo("model_not_found");
    }

    @Test
    void changesOfModelsAreToldAlike() {
        assertThat(same((door, user) -> door.modelChanges(user, 10)).isArray()).isTrue();
        assertThat(sameProblem((door, user) -> door.modelChanges(user, 201)))
                .isEqualTo("validation_failed");
    }

    @Test
    void oneModelIsFoundByItsId() {
        JsonNode model = same((door, user) -> door.model(user, "openai/gpt-4o-mini"));

        assertThat(model.at("/pricing/prompt").decimalValue()).isEqualByComparingTo("0.00000015");
        assertThat(same((door, user) -> door.model(user, "google/gemma-4-26b-a4b-it:free"))
                        .at("/pricing/is_free")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThat(sameProblem((door, user) -> door.model(user, "nobody/nothing")))
                .isEqualTo("model_not_found");
    }

    @Test
    void modelsAreRecommendedAlikeWithTheSameSeed() {
        String query = "{'task': 'summarization', 'input_tokens': 3000, 'output_tokens': 400,"
                + " 'supported_parameters': ['tools', 'structured_outputs'],"
                + " 'input_modalities': ['image'], 'min_context': 100000, 'max_cost': 0.01,"
                + " 'max_latency_ms': 600000, 'quality_weight': 3, 'cost_weight': 2,"
                + " 'speed_weight': 1, 'limit': 7, 'seed': 42}";
        JsonNode recommended = same((door, user) -> door.recommendations(user, json(query)));

        assertThat(recommended.path("task").asString()).isEqualTo("summarization");
        assertThat(recommended.path("seed").asLong()).isEqualTo(42);
        assertThat(recommended.path("considered").asInt()).isGreaterThan(300);
        assertThat(recommended.path("left_out").isEmpty()).isFalse();
        assertThat(recommended.path("models").size()).isEqualTo(7);
        assertThat(recommended.path("models").valueStream()).allSatisfy(model -> {
            assertThat(model.path("expected_cost").decimalValue())
                    .isBetween(BigDecimal.ZERO, new BigDecimal("0.01"));
            assertThat(model.path("expected_latency_ms").asLong()).isPositive();
            assertThat(model.path("reasons").get(0).asString()).startsWith("costs ");
        });
        assertThat(recommended
                        .path("models")
                        .valueStream()
                        .map(model -> model.path("score").decimalValue()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'task': 'poetry'}",
                "{'task': 'chat', 'input_tokens': -1, 'output_tokens': 0, 'min_context': -1}",
                "{'task': 'chat', 'supported_parameters': ['tool'], 'input_modalities': ['smell']}",
                "{'task': 'chat', 'max_cost': -0.1, 'max_latency_ms': 0, 'limit': 21, 'seed': -1}",
                "{'task': 'chat', 'quality_weight': 0, 'cost_weight': 0, 'speed_weight': 0}"
            })
    void aWishForAModelThatMakesNoSenseIsRefused(String query) {
        assertThat(sameProblem((door, user) -> door.recommendations(user, json(query))))
                .isEqualTo("validation_failed");
    }

    @Test
    void aChatIsAnsweredWithAllThatOpenRouterSays() {
        JsonNode answer = same((door, user) -> door.chat(
                user,
                json("{'model': 'openai/gpt-4o-mini', 'max_tokens': 200, 'top_p': 0.5,"
                        + " 'x_unknown': {'snake_key': 1.50},"
                        + " 'messages': [{'role': 'user', 'content': 'Good morning'}]}")));

        assertThat(answer.path("content").asString()).contains("Good morning");
        assertThat(answer.path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(answer.path("cost").decimalValue()).isPositive();
        assertThat(answer.at("/completion/choices/0/native_finish_reason").asString())
                .isEqualTo("stop");
        assertThat(answer.at("/completion/usage/cost").decimalValue())
                .isEqualByComparingTo(answer.path("cost").decimalValue());
    }

    @Test
    void theNextModelOfTheRequestAnswersWhenTheFirstFails() {
        JsonNode answer = same(
                (door, user) -> door.chat(
                        user,
                        json("{'model': 'sandbox/rate-limited', 'models': ['openai/gpt-4o-mini'],"
                                + " 'messages': [{'role': 'user', 'content': 'Good morning'}]}")),
                // How often it is tried, the retry budget of all tests decides.
                Set.of("tried"));

        assertThat(answer.path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(answer.at("/tried/0/model").asString()).isEqualTo("sandbox/rate-limited");
        assertThat(answer.at("/tried/0/failure").asString()).isEqualTo("rate_limited");
    }

    @Test
    void aChatThatMakesNoSenseIsRefusedFieldByField() {
        assertThat(sameProblem((door, user) ->
                        door.chat(user, json("{'model': 'no slash', 'messages': [], 'n': 99}"))))
                .isEqualTo("validation_failed");
    }

    @Test
    void anArticleIsSummarisedAndStandsInTheLedger() {
        JsonNode summaries = same((door, user) -> door.summarize(user, articles("")));

        JsonNode summary = summaries.at("/summaries/0");
        assertThat(summary.path("summary").asString().split("(?<=\\.) "))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(ARTICLE).contains(sentence));
        assertThat(summary.path("key_points").isEmpty()).isFalse();
        assertThat(summary.path("provider").asString()).isEqualTo("Sandbox");
        assertThat(summary.path("cost").decimalValue()).isPositive();

        JsonNode ledger = same((door, user) -> {
            door.summarize(user, articles(""));
            return door.ledger(user, 10);
        });
        assertThat(ledger.at("/0/cost").decimalValue())
                .isEqualByComparingTo(summary.path("cost").decimalValue());
        assertThat(ledger.at("/0/outcome").asString()).isEqualTo("completed");
    }

    @Test
    void whatWasNotAskedForIsNotThere() {
        JsonNode summaries = same((door, user) -> door.summarize(
                user,
                articles("'summary_length': 'short', 'summary_style': 'bullet_points',"
                        + " 'include_key_points': false,"
                        + " 'include_sentiment': false, 'language': 'English'")));

        JsonNode summary = summaries.at("/summaries/0");
        assertThat(summary.path("key_points").isEmpty()).isTrue();
        assertThat(summary.path("sentiment").isNull()).isTrue();
        assertThat(summary.path("summary").asString()).startsWith("- ");
    }

    @Test
    void aFailingModelIsReplacedByTheUsersFallback() {
        JsonNode summaries = same(
                (door, user) -> {
                    door.updateSettings(
                            user, json("{'preferred_models': {'fallback': 'openai/gpt-4o-mini'}}"));
                    return door.summarize(user, articles("'model': 'sandbox/error-in-200'"));
                },
                // How often it is tried, the retry budget of all tests decides.
                Set.of("tried"));

        assertThat(summaries.at("/summaries/0/model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(summaries.at("/summaries/0/tried/0/model").asString())
                .isEqualTo("sandbox/error-in-200");
    }

    @Test
    void usageSumsUpWhatTheLedgerHas() {
        JsonNode usage = same((door, user) -> {
            door.summarize(user, articles(""));
            door.summarize(user, articles("'summary_length': 'long'"));
            return door.usage(user, "monthly");
        });

        assertThat(usage.at("/totals/requests").asInt()).isEqualTo(2);
        assertThat(usage.at("/by_model/0/totals/cost").decimalValue())
                .isEqualByComparingTo(usage.at("/totals/cost").decimalValue());
    }

    @Test
    void limitsShowWhatIsSpentAndLeft() {
        JsonNode limits = same((door, user) -> {
            door.updateSettings(user, theExampleBody());
            door.updateSettings(user, json("{'api_key': null}"));
            door.summarize(user, articles(""));
            return door.limits(user);
        });

        JsonNode requests = limits.at("/limits/2");
        assertThat(requests.path("name").asString()).isEqualTo("requests_per_hour");
        assertThat(requests.path("settled").asInt()).isEqualTo(1);
        assertThat(requests.path("left").asInt()).isEqualTo(99);
        assertThat(limits.path("within_limits").asBoolean()).isTrue();
    }

    @Test
    void aSpentBudgetIsRefusedWithItsNumbers() {
        assertThat(sameProblem((door, user) -> {
                    door.updateSettings(
                            user, json("{'usage_limits': {'daily_cost_limit': 0.00001}}"));
                    Reply reply = door.summarize(user, articles(""));
                    JsonNode problem = Objects.requireNonNull(reply.problem());
                    assertThat(problem.path("limit_name").asString()).isEqualTo("daily_cost_limit");
                    assertThat(problem.path("left").decimalValue()).isEqualByComparingTo("0.00001");
                    assertThat(problem.path("resets_at").asString()).endsWith("T00:00:00Z");
                    return reply;
                }))
                .isEqualTo("budget_exhausted");
    }

    @Test
    void aRateIsRefusedWithWhenToComeBack() {
        assertThat(sameProblem((door, user) -> {
                    door.updateSettings(user, json("{'usage_limits': {'requests_per_hour': 1}}"));
                    door.summarize(user, articles(""));
                    Reply reply = door.summarize(user, articles(""));
                    JsonNode problem = Objects.requireNonNull(reply.problem());
                    assertThat(problem.path("retry_after").asInt()).isPositive();
                    return reply;
                }))
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void healthIsToldAlike() {
        JsonNode health = same(Door::health);

        assertThat(health.path("components")
                        .valueStream()
                        .map(c -> c.path("name").asString()))
                .containsExactly("database", "redis", "openrouter", "circuit_breakers", "queue");
        assertThat(health.at("/components/2/simulated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'usage_limits': {'daily_cost_limit': -1}}",
                "{'preferences': {'temperature': 2.5}}",
                "{'preferences': {'max_tokens': 0}}",
                "{'preferred_models': {'chat': 'no slash'}}",
                "{'api_key': 'not a key'}"
            })
    void invalidSettingsAreNamedAndChangeNothing(String body) {
        String code = sameProblem((door, user) -> {
            Reply refused = door.updateSettings(user, json(body));
            assertThat(data(door.settings(user)).path("updated_at").isNull()).isTrue();
            return refused;
        });

        assertThat(code).isEqualTo("validation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'articles': []}",
                "{'articles': [{'title': 'no content'}]}",
                "{'articles': [{'id': 'a', 'content': 'x'}, {'id': 'a', 'content': 'y'}]}",
                "{'articles': [{'content': 'x'}], 'options': {'language': 'klingon'}}",
                "{'articles': [{'content': 'x'}], 'options': {'model': 'no slash'}}"
            })
    void invalidArticlesAreNamedAndNothingIsSent(String body) {
        long before = service.sandbox().chatRequests();

        assertThat(sameProblem((door, user) -> door.summarize(user, json(body))))
                .isEqualTo("validation_failed");
        assertThat(service.sandbox().chatRequests()).isEqualTo(before);
    }

    @Test
    void batchProcessingIsNotThereYet() {
        assertThat(sameProblem(
                        (door, user) -> door.summarize(user, articles("'batch_processing': true"))))
                .isEqualTo("not_available");
    }

    @Test
    void anUnknownPeriodIsInvalid() {
        assertThat(sameProblem((door, user) -> door.usage(user, "yearly")))
                .isEqualTo("validation_failed");
    }

    @Test
    void oneFailingArticleDoesNotFailTheOthers() {
        JsonNode summaries = same(
                (door, user) -> {
                    door.updateSettings(user, json("{'usage_limits': {'requests_per_hour': 1}}"));
                    return door.summarize(
                            user,
                            json(
                                    "{'articles': [{'id': 'a', 'content': '%s'}, {'id': 'b', 'content': '%s'}]}"
                                            .formatted(ARTICLE, ARTICLE)));
                },
                Set.of("article_id", "detail"));

        assertThat(summaries.at("/totals/summarized").asInt()).isEqualTo(1);
        assertThat(summaries.at("/failures/0/code").asString()).isEqualTo("rate_limit_exceeded");
    }

    private JsonNode same(BiFunction<Door, User, Reply> scenario) {
        return same(scenario, Set.of());
    }

    /** The scenario's data, the same through each door. */
    private JsonNode same(BiFunction<Door, User, Reply> scenario, Set<String> alsoVolatile) {
        List<JsonNode> answers = doors.stream()
                .map(door -> data(scenario.apply(door, service.newUser())))
                .toList();
        assertThat(steady(answers.get(1), alsoVolatile))
                .isEqualTo(steady(answers.get(0), alsoVolatile));
        return answers.get(0);
    }

    /** The code of the scenario's problem; its facts must be the same too. */
    private String sameProblem(BiFunction<Door, User, Reply> scenario) {
        List<JsonNode> problems = doors.stream()
                .map(door -> scenario.apply(door, service.newUser()))
                .map(reply -> Objects.requireNonNull(reply.problem()))
                .toList();
        assertThat(problems.get(1).path("code")).isEqualTo(problems.get(0).path("code"));
        assertThat(problems.get(1).path("violations").size())
                .isEqualTo(problems.get(0).path("violations").size());
        return problems.get(0).path("code").asString();
    }

    private static JsonNode data(Reply reply) {
        assertThat(reply.problem()).isNull();
        return Objects.requireNonNull(reply.data());
    }

    private static JsonNode steady(JsonNode json, Set<String> alsoVolatile) {
        if (json.isObject()) {
            ObjectNode steady = Service.JSON.createObjectNode();
            json.properties().stream()
                    .filter(field -> !VOLATILE.contains(field.getKey()))
                    .filter(field -> !alsoVolatile.contains(field.getKey()))
                    .forEach(field ->
                            steady.set(field.getKey(), steady(field.getValue(), alsoVolatile)));
            return steady;
        }
        if (json.isArray()) {
            return Service.JSON
                    .createArrayNode()
                    .addAll(json.valueStream()
                            .map(item -> steady(item, alsoVolatile))
                            .toList());
        }
        return json.isNumber()
                ? Service.JSON
                        .getNodeFactory()
                        .stringNode(json.decimalValue().stripTrailingZeros().toPlainString())
                : json;
    }

    private static JsonNode articles(String options) {
        return json("{'articles': [{'id': 'tram', 'title': 'A tram for the university',"
                + " 'content': '%s'}], 'options': {%s}}".formatted(ARTICLE, options));
    }

    private static JsonNode theExampleBody() {
        return json("""
                {'api_key_encrypted': 'sk-or-v1-parity-7890',
                 'preferred_models': {'summarization': 'anthropic/claude-3-haiku',
                   'chat': 'openai/gpt-4o-mini',
                   'fallback': 'meta-llama/llama-3.1-8b-instruct:free'},
                 'usage_limits': {'daily_cost_limit': 1.0, 'monthly_cost_limit': 10.0,
                   'requests_per_hour': 100, 'tokens_per_hour': 50000},
                 'preferences': {'temperature': 0.7, 'max_tokens': 1000, 'enable_streaming': false,
                   'fallback_enabled': true, 'cost_optimization': true,
                   'response_cache': true}}
                """);
    }

    private static JsonNode json(String text) {
        return Service.JSON.readTree(text.replace('\'', '"'));
    }
}
