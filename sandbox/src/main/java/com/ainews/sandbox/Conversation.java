package com.ainews.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a chat request asks for, as far as the sandbox understands it.
 *
 * @param lastQuestion the last message of the user
 * @param subject the text to write about: the article where there is one, else the last question
 * @param isArticle whether it came between article tags
 * @param toolResults what tools said after the last question
 * @param schema the form that the answer must have; null for free text
 */
record Conversation(
        long promptTokens,
        String lastQuestion,
        String subject,
        boolean isArticle,
        List<String> toolResults,
        int sentences,
        int points,
        boolean bullets,
        @Nullable JsonNode schema) {

    private static final int DEFAULT_SENTENCES = 3;
    private static final int DEFAULT_POINTS = 5;
    private static final Set<String> SPEAKERS = Set.of("user", "assistant", "tool");
    private static final Pattern ARTICLE = Pattern.compile("(?s)<article>(.*)</article>");
    private static final Pattern HEAD = Pattern.compile("(?s)<(title|source)>.*?</\\1>");
    private static final Pattern SENTENCES = Pattern.compile("at most (\\d{1,2}) sentences");
    private static final Pattern POINTS = Pattern.compile("at most (\\d{1,2}) key points");
    private static final JsonNode ANY_OBJECT =
            Json.parse("{\"type\":\"object\",\"properties\":{\"answer\":{\"type\":\"string\"}}}");

    static Conversation read(JsonNode request) {
        var instructions = new StringBuilder();
        List<String> results = new ArrayList<>();
        String last = "";
        long tokens = request.has("tools") ? Tokens.of(Json.text(request.path("tools"))) : 0;
        for (JsonNode message : request.path("messages")) {
            String text = text(message.path("content"));
            tokens += Tokens.ofMessage(text) + ofToolCalls(message);
            String role = message.path("role").asString("");
            if (role.equals("user")) {
                last = text;
                results.clear();
            } else if (role.equals("tool")) {
                results.add(text);
            } else if (!SPEAKERS.contains(role)) {
                instructions.append(text).append('\n');
            }
        }
        Matcher article = ARTICLE.matcher(last);
        boolean isArticle = article.find();
        return new Conversation(
                tokens,
                last,
                isArticle ? HEAD.matcher(article.group(1)).replaceAll("").strip() : last,
                isArticle,
                results,
                number(SENTENCES, instructions, DEFAULT_SENTENCES),
                number(POINTS, instructions, DEFAULT_POINTS),
                instructions.indexOf("starting with '- '") >= 0,
                schema(request.path("response_format"), instructions.toString()));
    }

    private static long ofToolCalls(JsonNode message) {
        long tokens = 0;
        for (JsonNode call : message.path("tool_calls")) {
            tokens += Tokens.of(call.at("/function/name").asString(""))
                    + Tokens.of(call.at("/function/arguments").asString(""));
        }
        return tokens;
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        return String.join(
                "\n",
                content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .toList());
    }

    private static int number(Pattern pattern, CharSequence text, int otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    /** From the request, or from the instructions to a model that takes none there. */
    private static @Nullable JsonNode schema(JsonNode format, String instructions) {
        JsonNode schema = format.path("json_schema").path("schema");
        if (schema.isObject()) {
            return schema;
        }
        JsonNode written = schema(instructions);
        boolean wantsJson = format.path("type").asString("").startsWith("json_");
        return written == null && wantsJson ? ANY_OBJECT : written;
    }

    private static @Nullable JsonNode schema(String instructions) {
        int start = instructions.indexOf('{');
        int end = instructions.lastIndexOf('}');
        if (start < 0 || end < start) {
            return null;
        }
        try {
            JsonNode found = Json.parse(instructions.substring(start, end + 1));
            return found.has("properties") ? found : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
