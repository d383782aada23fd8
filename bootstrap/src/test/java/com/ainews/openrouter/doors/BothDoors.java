package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.doors.Door.Reply;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every scenario goes through both doors, each with a user of its own, and must end the same. */
final class BothDoors {

    static final String ARTICLE =
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

    JsonNode same(BiFunction<Door, User, Reply> scenario) {
        return same(scenario, Set.of());
    }

    /** The scenario's data, the same through each door. */
    JsonNode same(BiFunction<Door, User, Reply> scenario, Set<String> alsoVolatile) {
        List<JsonNode> answers = doors.stream()
                .map(door -> data(scenario.apply(door, service.newUser())))
                .toList();
        assertThat(steady(answers.get(1), alsoVolatile))
                .isEqualTo(steady(answers.get(0), alsoVolatile));
        return answers.get(0);
    }

    /** The code of the scenario's problem; its facts must be the same too. */
    String sameProblem(BiFunction<Door, User, Reply> scenario) {
        List<JsonNode> problems = doors.stream()
                .map(door -> scenario.apply(door, service.newUser()))
                .map(reply -> Objects.requireNonNull(reply.problem()))
                .toList();
        assertThat(problems.get(1).path("code")).isEqualTo(problems.get(0).path("code"));
        assertThat(problems.get(1).path("violations").size())
                .isEqualTo(problems.get(0).path("violations").size());
        return problems.get(0).path("code").asString();
    }

    static JsonNode data(Reply reply) {
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

    static JsonNode articles(String options) {
        return json("{'articles': [{'id': 'tram', 'title': 'A tram for the university',"
                + " 'content': '%s'}], 'options': {%s}}".formatted(ARTICLE, options));
    }

    static JsonNode exampleSettings() {
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

    static JsonNode json(String text) {
        return Service.JSON.readTree(text.replace('\'', '"'));
    }
}
