package com.ainews.openrouter.summarization.out.json;

import com.ainews.openrouter.summarization.domain.Sentiment;
import com.ainews.openrouter.summarization.domain.Summary;
import com.ainews.openrouter.summarization.port.SummaryParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** Where an object may begin; a brace in prose is followed by something else. */
    private static final Pattern START = Pattern.compile("\\{\\s*(?:[\"'}]|$)");

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    private static final int MAX_STARTS = 10;
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
        List<Integer> starts = START.matcher(text)
                .results()
                .limit(MAX_STARTS)
                .map(MatchResult::start)
                .toList();
        if (starts.isEmpty()) {
            return plain(text);
        }
        return starts.stream()
                .flatMap(start -> readObject(text.substring(start)).stream())
                .flatMap(json -> summary(json).stream())
                .findFirst();
    }

    /** A model that ignores the schema may still have written a summary. */
    private static Optional<Summary> plain(String text) {
        String sendable = sendable(text);
        return sendable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Summary(sendable, List.of(), null));
    }

    private Optional<JsonNode> readObject(String json) {
        for (String reading : CutOffJson.readings(json)) {
            try {
                return Optional.of(mapper.readTree(reading));
            } catch (JacksonException _) {
                // The next reading may be right.
            }
        }
        return Optional.empty();
    }

    /** Without halves of characters, as a cut leaves them: they can't be written as UTF-8. */
    private static String sendable(String text) {
        return HALF_CHARACTER.matcher(text).replaceAll("").strip();
    }

    private Optional<Summary> summary(JsonNode json) {
        JsonNode text = json.path("summary");
        String summary = text.isArray()
                ? String.join("\n", strings(text).map(line -> "- " + line).toList())
                : sendable(text.asString(""));
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        List<String> keyPoints =
                strings(json.path("key_points")).limit(MAX_KEY_POINTS).toList();
        return Optional.of(new Summary(summary, keyPoints, sentiment(json.path("sentiment"))));
    }

    private static Stream<String> strings(JsonNode array) {
        return array.valueStream()
                .map(item -> sendable(item.asString("")))
                .filter(item -> !item.isEmpty());
    }

    private static @Nullable Sentiment sentiment(JsonNode json) {
        JsonNode label = json.isObject() ? json.path("label") : json;
        return Sentiment.parse(label.asString("")).orElse(null);
    }
}
