package com.ainews.openrouter.summarization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryChecksTest {

    private static final String CONTENT = "The council of Lower Milling voted on Monday to build a"
            + " tram between the harbour and the university. It will cost 412 million euros and is"
            + " to open in 2031. Mayor Ana Duarte said that the old bus line could not carry the"
            + " 38,500 people who use it every day. Shopkeepers on Bell Street fear three years of"
            + " building sites. The regional government pays for a third of the work.";

    private static final String GOOD = "The council of Lower Milling voted to build a tram between"
            + " the harbour and the university. It will cost 412 million euros and open in 2031.";

    @Test
    void aFaithfulSummaryInTheFormThatWasAskedForPassesAllChecks() {
        SummaryQuality quality = check(GOOD);

        assertThat(quality.failed()).isEmpty();
        assertThat(quality.score()).isBetween(new BigDecimal("0.9"), BigDecimal.ONE);
    }

    @Test
    void theSameSummaryAlwaysGetsTheSameMark() {
        assertThat(check(GOOD)).isEqualTo(check(GOOD));
    }

    @Test
    void numbersThatTheArticleLacksAreFoundHoweverTheirDigitsAreSeparated() {
        assertFails(GOOD.replace("412", "421"), SummaryCheck.NUMBERS);
        assertThat(check(
                                "The old bus line could not carry the 38.500 people who use it. Shopkeepers"
                                        + " fear 3 years of building sites.")
                        .failed())
                .isEmpty();
    }

    @Test
    void namesThatTheArticleLacksAreFoundAndOtherFormsOfItsNamesAreNot() {
        assertFails(
                GOOD.replace("tram between the harbour", "tram with Siemens between the harbour"),
                SummaryCheck.NAMES);
        assertThat(check("The shopkeepers of Bell Street fear three years of building sites, and"
                                + " the Milling council voted on Monday.")
                        .failed())
                .isEmpty();
    }

    @Test
    void whereNounsAreWrittenLikeNamesNothingIsSaidOfThem() {
        var german = "Der Stadtrat von Untermühlen hat am Montag den Bau einer Straßenbahn zwischen"
                + " dem Hafen und der Universität beschlossen. Die Strecke kostet 412 Millionen Euro"
                + " und soll im Jahr 2031 für den Verkehr der ganzen Region zur Verfügung stehen.";

        SummaryQuality quality = new SummaryChecks(article(german), options(null))
                .check(
                        summary("Untermühlen baut für 412 Millionen Euro eine Straßenbahn zwischen"
                                + " dem Hafen und der Universität, die der Region dienen soll, wie"
                                + " es im Beschluss heißt."),
                        false);

        assertThat(quality.failed()).doesNotContain(SummaryCheck.NAMES);
    }

    @Test
    void anotherLanguageIsFoundUnlessItWasAskedFor() {
        String french = "Le conseil a voté lundi la construction d'un tramway entre le port et"
                + " l'université, pour 412 millions.";

        assertThat(check(french).failed()).contains(SummaryCheck.LANGUAGE);
        assertThat(new SummaryChecks(article(CONTENT), options(Locale.FRENCH))
                        .check(summary(french), false)
                        .failed())
                .isEmpty();
    }

    @Test
    void tooLongRepeatedAndCutOffAnswersAreFound() {
        assertFails(
                GOOD + " The council voted. It did so on Monday. The region pays a third."
                        + " Shopkeepers fear building sites.",
                SummaryCheck.LENGTH);
        assertFails(
                "The council voted to build a tram. The council voted to build a tram.",
                SummaryCheck.REPETITION);
        assertThat(new SummaryChecks(article(CONTENT), options(null))
                        .check(summary(GOOD), true)
                        .failed())
                .containsExactly(SummaryCheck.COMPLETE);
    }

    @Test
    void whatWasAskedForIsMissed() {
        SummaryQuality quality = new SummaryChecks(article(CONTENT), options(null))
                .check(new Summary(GOOD, List.of(), null), false);

        assertThat(quality.failed())
                .containsExactly(SummaryCheck.KEY_POINTS, SummaryCheck.SENTIMENT);
    }

    @Test
    void theFormIsThatWhichWasAskedFor() {
        String items = "- The council voted to build a tram.\n- It is to open in 2031.";
        String parts = "## What happened\nThe council voted to build a tram.";

        assertThat(styles(items)).containsExactly(SummaryStyle.BULLET_POINTS);
        assertThat(styles(parts)).containsExactly(SummaryStyle.STRUCTURED);
        assertThat(styles(GOOD)).containsExactly(SummaryStyle.PARAGRAPH);
    }

    @Test
    void anyTextIsMarkedFromZeroToOne() {
        for (String text : List.of("", " ", "…", "日本", "1", "\ud800", "- \n- ")) {
            for (String content : List.of(CONTENT, "…", "東京で大きな地震がありました。")) {
                SummaryQuality quality = new SummaryChecks(article(content), options(null))
                        .check(summary(text), false);

                assertThat(quality.score()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            }
        }
    }

    private static List<SummaryStyle> styles(String text) {
        return List.of(SummaryStyle.values()).stream()
                .filter(style -> !new SummaryChecks(
                                article(CONTENT),
                                new SummaryOptions(
                                        null, SummaryLength.MEDIUM, style, null, true, true))
                        .check(summary(text), false)
                        .failed()
                        .contains(SummaryCheck.STYLE))
                .toList();
    }

    private static void assertFails(String text, SummaryCheck check) {
        SummaryQuality quality = check(text);

        assertThat(quality.failed()).containsExactly(check);
        assertThat(quality.score()).isLessThan(check(GOOD).score());
    }

    private static SummaryQuality check(String text) {
        return new SummaryChecks(article(CONTENT), options(null)).check(summary(text), false);
    }

    private static Summary summary(String text) {
        return new Summary(text, List.of("The council voted to build a tram."), Sentiment.NEUTRAL);
    }

    private static Article article(String content) {
        return new Article("1", null, content, null, null);
    }

    private static SummaryOptions options(@Nullable Locale language) {
        return new SummaryOptions(
                null, SummaryLength.MEDIUM, SummaryStyle.PARAGRAPH, language, true, true);
    }
}
