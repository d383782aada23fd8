package com.ainews.openrouter.completions.in;

import org.springframework.stereotype.Component;

import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers that were accepted and paid for. The limits on requests do not hold for them: what
 * was taken from upstream must not be lost on its way to the client.
 */
@Component
final class AnswerJson {

    /** Above what is taken from upstream, with what this service says of it around it. */
    private static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private final JsonMapper mapper;
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_CHARACTERS)
                    .maxStringLength(MAX_CHARACTERS)
                    .build())
            .build();

    AnswerJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer; missing where there is none. */
    JsonNode tree(String json) {
        return json.isEmpty()
                ? mapper.missingNode()
                : mapper.readTree(factory.createParser(ObjectReadContext.empty(), json));
    }

    JsonNode tree(byte[] buffer, int from, int to) {
        return mapper.readTree(
                factory.createParser(ObjectReadContext.empty(), buffer, from, to - from));
    }

    ChatAnswer chatAnswer(String json) {
        return mapper.readValue(
                factory.createParser(ObjectReadContext.empty(), json), ChatAnswer.class);
    }
}
