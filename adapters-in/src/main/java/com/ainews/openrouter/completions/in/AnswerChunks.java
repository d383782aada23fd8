package com.ainews.openrouter.completions.in;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole answer in the form of a stream.
 *
 * @param answer all that was said, in one chunk
 * @param last what it took, in a chunk of its own
 */
record AnswerChunks(ObjectNode answer, ObjectNode last) {

    private static final String USAGE = "usage";

    static AnswerChunks of(JsonNode whole) {
        ObjectNode answer = ((ObjectNode) whole).deepCopy();
        answer.put("object", "chat.completion.chunk");
        ObjectNode last = answer.deepCopy();
        last.putArray("choices");
        answer.remove(USAGE);
        for (JsonNode choice : answer.path("choices")) {
            JsonNode message = ((ObjectNode) choice).remove("message");
            if (message instanceof ObjectNode delta) {
                number(delta.path("tool_calls"));
                ((ObjectNode) choice).set("delta", delta);
            }
        }
        return new AnswerChunks(answer, last);
    }

    /** In a stream they are put together by their numbers. */
    private static void number(JsonNode calls) {
        int index = 0;
        for (JsonNode call : calls) {
            if (call instanceof ObjectNode object) {
                object.put("index", index++);
            }
        }
    }
}
