package com.ainews.openrouter.doors;

import static com.ainews.openrouter.doors.BothDoors.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The catalogue and recommendations, through both doors. */
class ModelParityTest {

    private final BothDoors doors = new BothDoors();

    @Test
    void allModelsAreListedAlike() {
        JsonNode models = doors.same(Door::models);

        assertThat(models.path("count").asInt()).isGreaterThan(300);
        assertThat(models.path("models").size()).isEqualTo(models.path("count").asInt());
    }

    @Test
    void modelsAreFilteredSortedAndPagedAlike() {
        JsonNode models = doors.same((door, user) -> door.models(
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
        JsonNode models =
                doors.same((door, user) -> door.models(user, json("{'free_only': true}")));

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
        assertThat(doors.sameProblem((door, user) -> door.models(user, json(query))))
                .isEqualTo("validation_failed");
    }

    @Test
    void whoServesAModelIsToldAlike() {
        JsonNode endpoints = doors.same(
                (door, user) -> door.modelEndpoints(user, "google/gemma-4-26b-a4b-it:free"));

        assertThat(endpoints.path("model").asString()).isEqualTo("google/gemma-4-26b-a4b-it:free");
        assertThat(endpoints
                        .path("endpoints")
                        .valueStream()
                        .map(endpoint -> endpoint.path("provider").asString()))
                .contains("Sandbox");
        assertThat(doors.sameProblem((door, user) -> door.modelEndpoints(user, "nobody/nothing")))
                .isEqualTo("model_not_found");
    }

    @Test
    void changesOfModelsAreToldAlike() {
        assertThat(doors.same((door, user) -> door.modelChanges(user, 10)).isArray())
                .isTrue();
        assertThat(doors.sameProblem((door, user) -> door.modelChanges(user, 201)))
                .isEqualTo("validation_failed");
    }

    @Test
    void oneModelIsFoundByItsId() {
        JsonNode model = doors.same((door, user) -> door.model(user, "openai/gpt-4o-mini"));

        assertThat(model.at("/pricing/prompt").decimalValue()).isEqualByComparingTo("0.00000015");
        assertThat(doors.same((door, user) -> door.model(user, "google/gemma-4-26b-a4b-it:free"))
                        .at("/pricing/is_free")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThat(doors.sameProblem((door, user) -> door.model(user, "nobody/nothing")))
                .isEqualTo("model_not_found");
    }

    @Test
    void modelsAreRecommendedAlikeWithTheSameSeed() {
        String query = "{'task': 'summarization', 'input_tokens': 3000, 'output_tokens': 400,"
                + " 'supported_parameters': ['tools', 'structured_outputs'],"
                + " 'input_modalities': ['image'], 'min_context': 100000, 'max_cost': 0.01,"
                + " 'max_latency_ms': 600000, 'quality_weight': 3, 'cost_weight': 2,"
                + " 'speed_weight': 1, 'limit': 7, 'seed': 42}";
        JsonNode recommended = doors.same((door, user) -> door.recommendations(user, json(query)));

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
        assertThat(doors.sameProblem((door, user) -> door.recommendations(user, json(query))))
                .isEqualTo("validation_failed");
    }
}
