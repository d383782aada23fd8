package com.ainews.openrouter.summarization.out.json;

import com.ainews.openrouter.summarization.domain.Sentiment;
import com.ainews.openrouter.summarization.domain.Summary;
import com.ainews.openrouter.summarization.port.SummaryParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as models really write it: fenced, amid prose, with small errors, cut off. */
@Component
class JsonSummaryParser implements SummaryParser {

    /** What may be missing at the end of an answer that was cut off, likeliest first. */
    private static final List<String> ENDINGS =
            List.of("", "}", "\"}", "\"]}", "]}", "\"\"}", "null}", ":null}", "\":null}");

    private static final int MAX_KEY_POINTS = 50;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Optional<Summary> parse(String answer) {
        String text = answer.strip();
        int start = text.indexOf('{');
        if (start < 0) {
            return plain(text);
        }
        return readObject(text.substring(start)).map(this::summary).orElseGet(Optional::empty);
    }

    /** A model that ignores the schema may still have written a summary. */
    private static Optional<Summary> plain(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Summary(text, List.of(), null));
    }

    private Optional<JsonNode> readObject(String json) {
        String trimmed = json.endsWith("\\") ? json.substring(0, json.length() - 1) : json;
        for (String ending : ENDINGS) {
            try {
                return Optional.of(mapper.readTree(trimmed + ending));
            } catch (JacksonException _) {
                // The next ending may fit.
            }
        }
        return Optional.empty();
    }

    private Optional<Summary> summary(JsonNode json) {
        JsonNode text = json.path("summary");
        String summary = text.isArray()
                ? String.join("\n", strings(text).map(line -> "- " + line).toList())
                : text.asString("").strip();
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        List<String> keyPoints =
                strings(json.path("key_points")).limit(MAX_KEY_POINTS).toList();
        return Optional.of(new Summary(summary, keyPoints, sentiment(json.path("sentiment"))));
    }

    private static Stream<String> strings(JsonNode array) {
        return array.valueStream()
                .map(item -> item.asString("").strip())
                .filter(item -> !item.isEmpty());
    }

    private static @Nullable Sentiment sentiment(JsonNode json) {
        JsonNode label = json.isObject() ? json.path("label") : json;
        return Sentiment.parse(label.asString("")).orElse(null);
    }
}
