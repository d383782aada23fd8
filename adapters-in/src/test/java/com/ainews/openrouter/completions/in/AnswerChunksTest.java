package com.ainews.openrouter.completions.in;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerChunksTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void saysAllInOneChunkAndWhatItTookInTheNext() {
        AnswerChunks chunks = of("""
                {"id": "gen-1", "object": "chat.completion", "usage": {"cost": 0.1},
                 "choices": [{"index": 0, "finish_reason": "stop", "message": {"content": "Hi"}}]}""");

        assertThat(chunks.answer()).isEqualTo(MAPPER.readTree("""
                        {"id": "gen-1", "object": "chat.completion.chunk",
                         "choices": [{"index": 0, "finish_reason": "stop", "delta": {"content": "Hi"}}]}"""));
        assertThat(chunks.last()).isEqualTo(MAPPER.readTree("""
                        {"id": "gen-1", "object": "chat.completion.chunk", "usage": {"cost": 0.1},
                         "choices": []}"""));
    }

    @Test
    void numbersCallsOfTools() {
        AnswerChunks chunks = of("""
                {"choices": [{"message": {"tool_calls": [{"id": "a"}, {"id": "b"}]}}]}""");

        assertThat(chunks.answer().at("/choices/0/delta/tool_calls"))
                .isEqualTo(MAPPER.readTree(
                        "[{\"id\": \"a\", \"index\": 0}, {\"id\": \"b\", \"index\": 1}]"));
    }

    private static AnswerChunks of(String json) {
        return AnswerChunks.of(MAPPER.readTree(json));
    }
}
