package com.ainews.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which function of a request's tools is to be called, if any. */
final class ToolChoice {

    private static final int SHORTEST_WORD = 4;
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private ToolChoice() {}

    /**
     * The function that the choice names; with {@code required} the one that the last question
     * mentions, else the first; with {@code auto} only one that it mentions. None where the result
     * of a tool has come already.
     */
    static Optional<JsonNode> of(JsonNode request, Conversation conversation) throws ApiError {
        List<JsonNode> functions = new ArrayList<>();
        for (JsonNode tool : request.path("tools")) {
            if (tool.path("function").has("name")) {
                functions.add(tool.path("function"));
            }
        }
        JsonNode choice = request.path("tool_choice");
        if (choice.isObject()) {
            return afterResult(conversation, named(functions, choice));
        }
        Optional<JsonNode> mentioned = functions.stream()
                .filter(function -> isMentioned(name(function), conversation.lastQuestion()))
                .findFirst();
        return switch (choice.asString("auto")) {
            case "none" -> Optional.empty();
            case "required" ->
                afterResult(conversation, mentioned.or(() -> functions.stream().findFirst()));
            default -> afterResult(conversation, mentioned);
        };
    }

    private static Optional<JsonNode> named(List<JsonNode> functions, JsonNode choice)
            throws ApiError {
        String wanted = name(choice.path("function"));
        for (JsonNode function : functions) {
            if (name(function).equals(wanted)) {
                return Optional.of(function);
            }
        }
        throw new ApiError(400, "invalid_request", "tool_choice names no tool: " + wanted);
    }

    private static Optional<JsonNode> afterResult(
            Conversation conversation, Optional<JsonNode> function) {
        return conversation.toolResults().isEmpty() ? function : Optional.empty();
    }

    /** By its whole name or by one of its longer words, such as the weather of get_weather. */
    private static boolean isMentioned(String name, String question) {
        String text = question.toLowerCase(Locale.ROOT);
        return (!name.isEmpty() && text.contains(name.toLowerCase(Locale.ROOT)))
                || Arrays.stream(BETWEEN_WORDS.split(name))
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static String name(JsonNode function) {
        return function.path("name").asString("");
    }
}
