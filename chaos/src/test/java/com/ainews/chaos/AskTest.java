package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AskTest {

    @Test
    void readsWhatAnswersTellOfThemselvesThroughEachDoor() {
        UUID id = new UUID(1, 1);
        Ask.Answer summary = read(
                Ask.Door.SUMMARY, "{'request_id': '%s', 'totals': {'cost': 0.10}}".formatted(id));
        Ask.Answer graphql = read(
                Ask.Door.GRAPHQL,
                "{'data': {'chat': {'requestId': '%s', 'generationId': 'g', 'cost': 0.10}}}"
                        .formatted(id));
        Ask.Answer dropIn = read(Ask.Door.DROP_IN, "{'id': 'g', 'usage': {'cost': 1E-7}}");

        assertThat(summary.request()).isEqualTo(id);
        assertThat(summary.generation()).isNull();
        assertThat(summary.cost()).isEqualByComparingTo("0.1");
        assertThat(graphql.request()).isEqualTo(id);
        assertThat(graphql.generation()).isEqualTo("g");
        assertThat(dropIn.request()).isNull();
        assertThat(dropIn.generation()).isEqualTo("g");
        assertThat(dropIn.cost()).isEqualByComparingTo("0.0000001");
        assertThat(read(Ask.Door.STREAM, "{'id': 'g'}").cost()).isNull();
    }

    @Test
    void findsTheProblemWhereverItStands() {
        assertThat(Ask.Door.GRAPHQL.problem(
                        json("{'errors': [{'extensions': {'code': 'budget_held'}}]}")))
                .isEqualTo("budget_held");
        assertThat(Ask.Door.DROP_IN.problem(json("{'error': {'metadata': {'code': 'x'}}}")))
                .isEqualTo("x");
        assertThat(Ask.Door.CHAT.problem(json("{'code': 'y'}"))).isEqualTo("y");
        assertThat(Ask.Door.CHAT.problem(json("{}"))).isEmpty();
    }

    private static Ask.Answer read(Ask.Door door, String body) {
        return door.read(json(body), false);
    }

    private static JsonNode json(String text) {
        return Door.JSON.readTree(text.replace('\'', '"'));
    }
}
