package com.ainews.openrouter.summarization.domain;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What is looked at in a summary. All of it follows from article, options and answer alone, so that
 * the same summary always gets the same mark.
 */
public enum SummaryCheck {
    /** It has no more sentences than were asked for; headings do not count. */
    LENGTH(2, "1"),
    /** It was not cut off at the limit of tokens. */
    COMPLETE(2, "1"),
    /** Key points are there if they were asked for, and no more of them. */
    KEY_POINTS(1, "1"),
    /** So is the sentiment. */
    SENTIMENT(1, "1"),
    /** It has the form that was asked for: a list, parts with headings, or neither. */
    STYLE(1, "1"),
    /** It says nothing twice. */
    REPETITION(1, "1"),
    /** Its words look like those of the article, in whose language it was to be. */
    LANGUAGE(3, "1"),
    /** Its numbers stand in the article; single digits may be words there. */
    NUMBERS(3, "1"),
    /** Its names stand in the article; where nouns are written like names nothing can be said. */
    NAMES(3, "1"),
    /**
     * Its words stand together as they do in the article: the share of pairs of neighbours. Nobody
     * has to copy all, but of what can be counted this tells best whether a summary is faithful.
     */
    WORDING(2, "0.1");

    private final int weight;
    private final BigDecimal least;

    SummaryCheck(int weight, String least) {
        this.weight = weight;
        this.least = new BigDecimal(least);
    }

    /** How much it counts among the others. */
    BigDecimal weight() {
        return BigDecimal.valueOf(weight);
    }

    boolean isPassedWith(BigDecimal mark) {
        return mark.compareTo(least) >= 0;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
