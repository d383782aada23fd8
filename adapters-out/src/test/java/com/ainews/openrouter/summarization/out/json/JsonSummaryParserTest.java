package com.ainews.openrouter.summarization.out.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.summarization.domain.Sentiment;
import com.ainews.openrouter.summarization.domain.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSummaryParserTest {

    private static final String GOOD =
            "{\"summary\": \"The tram is built. \\\"At last\\\", they said.\","
                    + " \"key_points\": [\"It costs 240 million.\", \"Work begins in spring.\"],"
                    + " \"sentiment\": \"positive\"}";

    private final JsonSummaryParser parser = new JsonSummaryParser();

    @Test
    void readsWhatWasAskedFor() {
        assertThat(parser.parse(GOOD))
                .contains(new Summary(
                        "The tram is built. \"At last\", they said.",
                        List.of("It costs 240 million.", "Work begins in spring."),
                        Sentiment.POSITIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "Here is the summary:\n%s\nI hope that it helps.",
                "%s}",
                "  %s  "
            })
    void readsJsonInWhateverSurroundsIt(String around) {
        assertThat(parser.parse(around.formatted(GOOD))).isEqualTo(parser.parse(GOOD));
    }

    @Test
    void readsWhatWasCutOffAtAnyPlace() {
        for (int end = 0; end <= GOOD.length(); end++) {
            Optional<Summary> summary = parser.parse(GOOD.substring(0, end));
            if (end > GOOD.indexOf("The tram") + 3) {
                assertThat(summary).as(GOOD.substring(0, end)).isPresent();
                assertThat(summary.orElseThrow().text()).startsWith("The");
            }
        }
    }

    @Test
    void forgivesSmallErrors() {
        assertThat(parser.parse("{'summary': 'It rained.', 'key_points': ['Wet.',],}"))
                .contains(new Summary("It rained.", List.of("Wet."), null));
        assertThat(parser.parse("{\"summary\": \"Two\nlines.\"}"))
                .contains(new Summary("Two\nlines.", List.of(), null));
        assertThat(
                        parser.parse(
                                "{\"summary\": [\"One.\", \"Two.\"], \"sentiment\": {\"label\": \"Mixed\"}}"))
                .contains(new Summary("- One.\n- Two.", List.of(), Sentiment.MIXED));
        assertThat(
                        parser.parse(
                                "{\"summary\": \"It rained.\", \"key_points\": \"none\", \"sentiment\": 3}"))
                .contains(new Summary("It rained.", List.of(), null));
    }

    @Test
    void takesProseForTheSummary() {
        assertThat(parser.parse("It rained all day.\n"))
                .contains(new Summary("It rained all day.", List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{}", "{\"summary\": \"\"}", "{\"summary\": null}", "{"})
    void findsNoneWhereThereIsNone(String answer) {
        assertThat(parser.parse(answer)).isEmpty();
    }
}
