package com.ainews.sandbox;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The best sentences of a text: those whose words are frequent in it, the early ones first among
 * equals, since news say at the start what matters. What it writes is true because the text says it.
 */
final class Extract {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");
    private static final int MAX_SENTENCES = 2_000;

    private static final Set<String> GOOD = Set.of(
            "success",
            "successful",
            "win",
            "wins",
            "won",
            "growth",
            "improved",
            "record",
            "celebrate",
            "cheered",
            "hope",
            "relief",
            "safe",
            "rescued",
            "praised",
            "reopens",
            "profit",
            "agreement",
            "recovery",
            "gold");
    private static final Set<String> BAD = Set.of(
            "killed",
            "dead",
            "death",
            "died",
            "crisis",
            "attack",
            "loss",
            "losses",
            "fear",
            "failed",
            "failure",
            "injured",
            "war",
            "crash",
            "scandal",
            "fraud",
            "damage",
            "arrested",
            "collapse",
            "protest");

    private final List<String> sentences;
    private final List<Integer> best;
    private final String tone;

    Extract(String text) {
        sentences = sentences(text);
        best = ranked();
        tone = tone(text);
    }

    /** The best sentences, in the order of the text. */
    List<String> best(int count) {
        return ranks(0, count);
    }

    /** The best ones behind those, in the order of the text; from the start where none are left. */
    List<String> nextBest(int skipped, int count) {
        return skipped < best.size() ? ranks(skipped, count) : ranks(0, count);
    }

    /** {@code positive}, {@code negative}, {@code mixed} or {@code neutral}, by a few words. */
    String tone() {
        return tone;
    }

    private List<String> ranks(int from, int count) {
        return best.stream()
                .skip(from)
                .limit(count)
                .sorted()
                .map(sentences::get)
                .toList();
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> found = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next();
                end != BreakIterator.DONE && found.size() < MAX_SENTENCES;
                start = end, end = breaks.next()) {
            String sentence = text.substring(start, end).strip().replaceAll("\\s+", " ");
            if (!sentence.isEmpty()) {
                found.add(sentence);
            }
        }
        return found;
    }

    private List<Integer> ranked() {
        Map<String, Integer> frequency = new HashMap<>();
        List<List<String>> words = sentences.stream().map(Extract::words).toList();
        words.forEach(list -> list.forEach(word -> frequency.merge(word, 1, Integer::sum)));
        long[] score = new long[sentences.size()];
        for (int i = 0; i < score.length; i++) {
            long weight = words.get(i).stream().mapToLong(frequency::get).sum() * 1_000;
            long length = Math.max(8, words.get(i).size());
            score[i] = weight / length * 3 / (3 + Math.min(i, 12));
        }
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -score[i]))
                .toList();
    }

    private static List<String> words(String sentence) {
        return WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                .results()
                .map(result -> result.group())
                .toList();
    }

    private static String tone(String text) {
        List<String> words = words(text);
        long good = words.stream().filter(GOOD::contains).count();
        long bad = words.stream().filter(BAD::contains).count();
        if (good == bad) {
            return good == 0 ? "neutral" : "mixed";
        }
        return good > bad ? "positive" : "negative";
    }
}
