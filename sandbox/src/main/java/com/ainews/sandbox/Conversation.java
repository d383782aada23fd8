package com.ainews.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a chat request asks for, as far as the sandbox understands it.
 *
 * @param subject the text to write about: the article where there is one, else the last message
 * @param isArticle whether it came between article tags
 * @param schema the form that the answer must have; null for free text
 */
record Conversation(
        List<String> messages,
        String subject,
        boolean isArticle,
        int sentences,
        int points,
        boolean bullets,
        @Nullable JsonNode schema) {

    private static final int DEFAULT_SENTENCES = 3;
    private static final int DEFAULT_POINTS = 5;
    private static final Pattern ARTICLE = Pattern.compile("(?s)<article>(.*)</article>");
    private static final Pattern HEAD = Pattern.compile("(?s)<(title|source)>.*?</\\1>");
    private static final Pattern SENTENCES = Pattern.compile("at most (\\d{1,2}) sentences");
    private static final Pattern POINTS = Pattern.compile("at most (\\d{1,2}) key points");

    static Conversation read(JsonNode request) {
        List<String> messages = new ArrayList<>();
        var instructions = new StringBuilder();
        String last = "";
        for (JsonNode message : request.path("messages")) {
            String text = text(message.path("content"));
            messages.add(text);
            if (message.path("role").asString("").equals("user")) {
                last = text;
            } else {
                instructions.append(text).append('\n');
            }
        }
        Matcher article = ARTICLE.matcher(last);
        boolean isArticle = article.find();
        return new Conversation(
                messages,
                isArticle ? HEAD.matcher(article.group(1)).replaceAll("").strip() : last,
                isArticle,
                number(SENTENCES, instructions, DEFAULT_SENTENCES),
                number(POINTS, instructions, DEFAULT_POINTS),
                instructions.indexOf("starting with '- '") >= 0,
                schema(request.path("response_format"), instructions.toString()));
    }

    long promptTokens() {
        return messages.stream().mapToLong(Tokens::ofMessage).sum();
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
