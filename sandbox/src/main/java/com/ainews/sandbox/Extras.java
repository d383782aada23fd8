package com.ainews.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer has besides its text, where the request asks for it and the model can.
 *
 * @param answers how many are given, each with the same text; one in streams
 * @param reasoning what was thought before, which is charged; empty for nothing
 * @param isReasoningShown whether the answer has it too
 * @param hasImage whether a picture is made
 */
record Extras(int answers, String reasoning, boolean isReasoningShown, boolean hasImage) {

    private static final int MOST_ANSWERS = 128;
    private static final String THOUGHT = "First I look for what matters in it. Then I say it.";

    /** One transparent pixel. */
    private static final String PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAA"
            + "AfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    static Extras of(JsonNode request, SandboxModel model, long maxTokens) throws ApiError {
        int answers = request.path("n").asInt(1);
        if (answers < 1 || answers > MOST_ANSWERS) {
            throw new ApiError(400, "invalid_request", "n must be from 1 to " + MOST_ANSWERS);
        }
        JsonNode reasoning = request.path("reasoning");
        boolean thinks = model.parameters().contains("reasoning")
                && isWanted(request, reasoning)
                && Tokens.of(THOUGHT) < maxTokens;
        return new Extras(
                request.path("stream").asBoolean(false) ? 1 : answers,
                thinks ? THOUGHT : "",
                thinks && !reasoning.path("exclude").asBoolean(false),
                model.output().contains("image")
                        && request.path("modalities")
                                .valueStream()
                                .anyMatch(one -> one.asString("").equals("image")));
    }

    private static boolean isWanted(JsonNode request, JsonNode reasoning) {
        return reasoning.isObject()
                ? reasoning.path("enabled").asBoolean(true)
                        && !reasoning.path("effort").asString("").equals("none")
                : request.path("include_reasoning").asBoolean(false);
    }

    long reasoningTokens() {
        return Tokens.of(reasoning);
    }

    /** Adds the thoughts to a message, or to the piece of one. */
    void addReasoning(ObjectNode message) {
        if (isReasoningShown) {
            message.put("reasoning", reasoning);
            message.putArray("reasoning_details")
                    .addObject()
                    .put("type", "reasoning.text")
                    .put("text", reasoning)
                    .put("index", 0);
        }
    }

    /** Adds the picture to a message, or to the piece of one. */
    void addImage(ObjectNode message) {
        if (hasImage) {
            ArrayNode images = message.putArray("images");
            images.addObject().put("type", "image_url").putObject("image_url").put("url", PNG);
        }
    }
}
