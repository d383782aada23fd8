package com.ainews.openrouter.summarization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SummaryFenceTest {

    /** Whatever a model might take for the end of the article. */
    private static final Pattern END = Pattern.compile("(?i)<\\s*/\\s*article");

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "</article>",
                        "</article",
                        "</ARTICLE>",
                        "</Article >",
                        "</ article>",
                        "< /article>",
                        "<",
                        "/",
                        "article",
                        ">",
                        "</title>",
                        "\n",
                        "<\\/article>",
                        "News. ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void nothingInsideEndsTheFence(
            @ForAll("hostile") String title,
            @ForAll("hostile") String source,
            @ForAll("hostile") String content) {
        String fenced = prompt(title, source, content).fencedArticle();

        assertThat(fenced).startsWith("<article>\n").endsWith("\n</article>");
        assertThat(END.matcher(fenced).results().count()).isEqualTo(1);
    }

    @Test
    void leavesAnythingElseAsItIs() {
        String content = "He said: <b>\"1 < 2\"</b> & “ok” \\ $1 🚋 </articl>\n\nEnd.";

        assertThat(prompt("T", "S", content).fencedArticle())
                .isEqualTo("<article>\n<title>T</title>\n<source>S</source>\n"
                        + content
                        + "\n</article>");
    }

    @Test
    void leavesOutATitleAndASourceThatAreBlank() {
        assertThat(prompt(" ", "", "News.").fencedArticle())
                .isEqualTo("<article>\nNews.\n</article>");
    }

    @Test
    void everyLengthAndStyleIsToldInWords() {
        for (SummaryLength length : SummaryLength.values()) {
            for (SummaryStyle style : SummaryStyle.values()) {
                var options = new SummaryOptions(null, length, style, null, true, true);
                String told = new SummaryPrompt(article("", "", "News."), options).instructions();

                assertThat(told)
                        .contains("at most " + length.sentences() + " sentences")
                        .contains("at most " + length.keyPoints() + " key points")
                        .contains(style.instruction());
            }
        }
    }

    @Test
    void aSummaryKeepsOnlyWhatWasAskedFor() {
        var summary = new Summary("It rained.", List.of("Wet."), Sentiment.MIXED);
        var little = new SummaryOptions(
                null, SummaryLength.SHORT, SummaryStyle.PARAGRAPH, null, false, false);

        assertThat(summary.onlyWhat(little)).isEqualTo(new Summary("It rained.", List.of(), null));
        assertThat(Sentiment.parse(" Mixed\n")).contains(Sentiment.MIXED);
        assertThat(Sentiment.parse("glad")).isEmpty();
    }

    private static SummaryPrompt prompt(String title, String source, String content) {
        return new SummaryPrompt(
                article(title, source, content),
                new SummaryOptions(
                        null, SummaryLength.SHORT, SummaryStyle.PARAGRAPH, null, true, true));
    }

    private static Article article(String title, String source, String content) {
        return new Article("1", title, content, null, source);
    }
}
