package com.ainews.openrouter.summarization.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives summaries of an article marks, each check from zero to one. None understands what is
 * said: they find what is likely to be wrong, in a few milliseconds and at no cost.
 */
public final class SummaryChecks {

    /** Below this share of known pieces of words it is another language. */
    private static final BigDecimal SAME_LANGUAGE = new BigDecimal("0.6");

    private static final Pattern HEADING = Pattern.compile("(?m)^\\s*#+ .*$");
    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*(?:[-*•]|\\d+[.)])\\s+");
    private static final Pattern HAS_WORD = Pattern.compile("[\\p{L}\\p{N}]{2}");

    private final SummaryOptions options;
    private final Wording article;

    public SummaryChecks(Article article, SummaryOptions options) {
        this.options = options;
        this.article = Wording.of(Stream.of(article.title(), article.source(), article.content())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n")));
    }

    /**
     * @param isCutOff whether the answer ended at the limit of its tokens
     */
    public SummaryQuality check(Summary summary, boolean isCutOff) {
        Map<SummaryCheck, BigDecimal> marks = new EnumMap<>(SummaryCheck.class);
        List<String> sentences = sentences(summary.text());
        marks.put(SummaryCheck.LENGTH, atMost(options.length().sentences(), sentences.size()));
        marks.put(SummaryCheck.COMPLETE, mark(!isCutOff));
        if (options.includeKeyPoints()) {
            int points = summary.keyPoints().size();
            marks.put(
                    SummaryCheck.KEY_POINTS,
                    points == 0 ? BigDecimal.ZERO : atMost(options.length().keyPoints(), points));
        }
        if (options.includeSentiment()) {
            marks.put(SummaryCheck.SENTIMENT, mark(summary.sentiment() != null));
        }
        marks.put(SummaryCheck.STYLE, mark(hasStyle(summary.text())));
        marks.put(SummaryCheck.REPETITION, distinct(sentences));
        compare(summary, marks);
        return SummaryQuality.of(marks);
    }

    private void compare(Summary summary, Map<SummaryCheck, BigDecimal> marks) {
        Wording said = Wording.of(HEADING.matcher(
                        Stream.concat(Stream.of(summary.text()), summary.keyPoints().stream())
                                .collect(Collectors.joining("\n")))
                .replaceAll(""));
        put(marks, SummaryCheck.NUMBERS, said.numbersIn(article));
        if (options.language() != null) {
            // In another language words and names are others.
            return;
        }
        put(marks, SummaryCheck.LANGUAGE, sameLanguage(said.piecesIn(article)));
        if (article.tellsNames()) {
            put(marks, SummaryCheck.NAMES, said.namesIn(article));
        }
        put(marks, SummaryCheck.WORDING, said.pairsIn(article));
    }

    private static void put(
            Map<SummaryCheck, BigDecimal> marks, SummaryCheck check, @Nullable BigDecimal mark) {
        if (mark != null) {
            marks.put(check, mark);
        }
    }

    private static @Nullable BigDecimal sameLanguage(@Nullable BigDecimal known) {
        return known == null
                ? null
                : known.divide(SAME_LANGUAGE, MathContext.DECIMAL64).min(BigDecimal.ONE);
    }

    private boolean hasStyle(String text) {
        boolean hasItems = ITEM.matcher(text).find();
        boolean hasHeadings = HEADING.matcher(text).find();
        return switch (options.style()) {
            case BULLET_POINTS -> hasItems && !hasHeadings;
            case STRUCTURED -> hasHeadings;
            case PARAGRAPH -> !hasItems && !hasHeadings;
        };
    }

    private static List<String> sentences(String text) {
        String plain = ITEM.matcher(HEADING.matcher(text).replaceAll("")).replaceAll("");
        return plain.lines()
                .flatMap(line -> sentencesOf(line).stream())
                .filter(sentence -> HAS_WORD.matcher(sentence).find())
                .toList();
    }

    private static List<String> sentencesOf(String line) {
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(line);
        List<String> sentences = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
            sentences.add(line.substring(start, end).strip());
        }
        return sentences;
    }

    private static BigDecimal distinct(List<String> sentences) {
        Set<String> different = new HashSet<>(sentences);
        return share(different.size(), sentences.size());
    }

    /** One for what is within a limit; beyond it, the share that is. */
    private static BigDecimal atMost(int limit, int count) {
        return count == 0 ? BigDecimal.ZERO : share(Math.min(limit, count), count);
    }

    private static BigDecimal share(int part, int whole) {
        return whole == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    private static BigDecimal mark(boolean isPassed) {
        return isPassed ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
