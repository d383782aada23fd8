package com.ainews.openrouter.summarization.out.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.summarization.domain.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CutOffAnswerTest {

    private static final JsonMapper PLAIN = JsonMapper.shared();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonSummaryParser parser = new JsonSummaryParser();

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.of(
                        "Rain", " fell", "\"", "\\", "\\\"", "\n", "é", "🚋", "雨", "{", "}", "[",
                        "]", ",", ":", "'", "/", "\t", "\\u00", "\\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> "R" + String.join("", parts));
    }

    @Property(tries = 300)
    void findsASummaryOnceItsTextHasBegunWhereverItIsCut(
            @ForAll("prose") String text,
            @ForAll("prose") String point,
            @ForAll boolean ascii,
            @ForAll boolean summaryFirst,
            @ForAll boolean nested) {
        String answer = (ascii ? ASCII : PLAIN)
                .writeValueAsString(answer(text, point, summaryFirst, nested));
        int begun = answer.indexOf("\"summary\":\"R") + "\"summary\":\"R".length();

        for (int end = 0; end <= answer.length(); end++) {
            String cut = answer.substring(0, end);
            Optional<Summary> summary = parser.parse(cut);
            if (end >= begun) {
                assertThat(summary).as(cut).isPresent();
                assertThat(text.strip())
                        .as(cut)
                        .startsWith(summary.orElseThrow().text());
                assertSendable(summary.orElseThrow());
            }
        }
    }

    @Property(tries = 2_000)
    void neverThrowsWhateverIsWritten(@ForAll("noise") String noise) {
        parser.parse(noise).ifPresent(CutOffAnswerTest::assertSendable);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                "\"",
                                "'",
                                "\\",
                                "\\u",
                                "\\ud83d",
                                ":",
                                ",",
                                "\"summary\"",
                                "summary",
                                "null",
                                "tru",
                                "-1.",
                                "1e",
                                "```json\n"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Test
    void keepsEverythingThatCameBeforeTheCut() {
        assertThat(parser.parse("{\"summary\": \"It rained.\", \"key_points\": [\"Wet.\", \"Col"))
                .contains(new Summary("It rained.", List.of("Wet.", "Col"), null));
        assertThat(parser.parse("{\"summary\": \"It rained.\", \"key_points\": [\"Wet.\"], \"sent"))
                .contains(new Summary("It rained.", List.of("Wet."), null));
        assertThat(parser.parse("{\"summary\": [\"One.\", \"Tw"))
                .contains(new Summary("- One.\n- Tw", List.of(), null));
    }

    @Test
    void endsNoTextInTheMiddleOfACharacter() {
        assertThat(parser.parse("{\"summary\": \"Tram \\ud83d"))
                .hasValueSatisfying(s -> assertThat(s.text()).isEqualTo("Tram"));
        assertThat(parser.parse("{\"summary\": \"caf\\u00"))
                .hasValueSatisfying(s -> assertThat(s.text()).isEqualTo("caf"));
        assertThat(parser.parse("{\"summary\": \"C:\\\\"))
                .hasValueSatisfying(s -> assertThat(s.text()).isEqualTo("C:\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure {as asked}: {\"summary\": \"It rained.\"}",
                "{\"result\": {\"summary\": \"It rained.\"}}",
                "{} {\"summary\": \"It rained.\"}",
                "\uFEFF{\"summary\": \"It rained.\"}",
                "[{\"summary\": \"It rained.\"}]",
                "<think>{\"plan\": 1}</think>\n{\"summary\": \"It rained.\"}"
            })
    void looksForTheSummaryBehindOtherBraces(String answer) {
        assertThat(parser.parse(answer))
                .hasValueSatisfying(s -> assertThat(s.text()).isEqualTo("It rained."));
    }

    @Test
    void takesProseWithBracesForTheSummary() {
        String prose = "The {council} voted: 3 for, 2 against.";

        assertThat(parser.parse(prose)).contains(new Summary(prose, List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summary\": {}}",
                "{\"summary\": []}",
                "{\"summary\": [null, {}, \" \"]}",
                "{\"Summary\": \"Wrong name.\"}",
                "{\"summary\": \"  \\n \"}"
            })
    void anObjectWithoutATextIsNoSummary(String answer) {
        assertThat(parser.parse(answer)).isEmpty();
    }

    private static ObjectNode answer(
            String text, String point, boolean summaryFirst, boolean nested) {
        ObjectNode json = PLAIN.createObjectNode();
        if (summaryFirst) {
            json.put("summary", text);
        }
        json.putArray("key_points").add(point).add("x");
        if (nested) {
            json.putObject("sentiment").put("label", "mixed").put("score", 0.25).put("sure", true);
        } else {
            json.putNull("sentiment");
        }
        return summaryFirst ? json : json.put("summary", text);
    }

    private static void assertSendable(Summary summary) {
        String all = summary.text() + String.join("", summary.keyPoints());
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(all)).as(all).isTrue();
    }
}
