package com.ainews.openrouter.completions.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerJsonTest {

    @Test
    void readsAnswersThatAreLongerThanRequestsMayBe() {
        var requests = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(100)
                                .maxNestingDepth(5)
                                .build())
                        .build())
                .build();
        String json = "[".repeat(20) + '"' + "x".repeat(16 * 1024 * 1024) + '"' + "]".repeat(20);

        JsonNode read = new AnswerJson(requests).tree(json);

        assertThat(read.at("/0".repeat(20)).asString()).hasSize(16 * 1024 * 1024);
        assertThatThrownBy(() -> requests.readTree(json))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void anEmptyAnswerIsMissing() {
        assertThat(new AnswerJson(JsonMapper.builder().build()).tree("").isMissingNode())
                .isTrue();
    }
}
