package com.ainews.openrouter.summarization.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text, as far as others can be compared with them.
 *
 * @param words in their order, in lower case
 * @param numbers without what separates their digits
 * @param names words with a capital behind another word
 */
record Wording(List<String> words, Set<String> numbers, List<String> names) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,'\u00a0\u202f]\\p{Nd}+)*");
    private static final Pattern NO_DIGIT = Pattern.compile("\\P{Nd}");

    /** A word with a capital that continues a sentence. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},] )\\p{Lu}[\\p{L}\\p{M}]+");

    private static final int PIECE = 3;
    private static final int SHORTEST_STEM = 4;

    /** Where more of the words have capitals, nouns have them too, as in German. */
    private static final BigDecimal MOST_NAMES = new BigDecimal("0.3");

    private static final BigDecimal FEW = BigDecimal.valueOf(20);

    static Wording of(String text) {
        return new Wording(
                all(WORD, text.toLowerCase(Locale.ROOT)),
                all(NUMBER, text).stream()
                        .map(number -> NO_DIGIT.matcher(number).replaceAll(""))
                        .collect(Collectors.toUnmodifiableSet()),
                all(NAME, text));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Whether a capital tells a name from other words. */
    boolean tellsNames() {
        BigDecimal words = BigDecimal.valueOf(this.words.size());
        return words.compareTo(FEW) >= 0
                && BigDecimal.valueOf(names.size()).compareTo(words.multiply(MOST_NAMES)) < 0;
    }

    /** The share of these names that another text has, in any form; null where there is none. */
    @Nullable
    BigDecimal namesIn(Wording other) {
        Set<String> known = new HashSet<>(other.words);
        Set<String> stems = other.words.stream()
                .filter(word -> word.length() >= SHORTEST_STEM)
                .map(word -> word.substring(0, SHORTEST_STEM))
                .collect(Collectors.toSet());
        return share(names, name -> {
            String word = name.toLowerCase(Locale.ROOT);
            return known.contains(word)
                    || (word.length() > SHORTEST_STEM
                            && stems.contains(word.substring(0, SHORTEST_STEM)));
        });
    }

    /** The share of these numbers, but for single digits, that another text has. */
    @Nullable
    BigDecimal numbersIn(Wording other) {
        return share(
                numbers.stream().filter(number -> number.length() > 1).toList(),
                other.numbers::contains);
    }

    /** The share of these pairs of neighbouring words that another text has. */
    @Nullable
    BigDecimal pairsIn(Wording other) {
        Set<String> known = Set.copyOf(other.pairs());
        return share(pairs(), known::contains);
    }

    /** The share of the pieces of these words that another text has, whatever its script. */
    @Nullable
    BigDecimal piecesIn(Wording other) {
        Set<String> known = other.pieces();
        return share(pieces(), known::contains);
    }

    private List<String> pairs() {
        return IntStream.range(1, words.size())
                .mapToObj(i -> words.get(i - 1) + " " + words.get(i))
                .distinct()
                .toList();
    }

    private Set<String> pieces() {
        return words.stream()
                .map(word -> " " + word + " ")
                .flatMap(word -> IntStream.rangeClosed(PIECE, word.length())
                        .mapToObj(end -> word.substring(end - PIECE, end)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable BigDecimal share(Collection<String> all, Predicate<String> isKnown) {
        return all.isEmpty()
                ? null
                : BigDecimal.valueOf(all.stream().filter(isKnown).count())
                        .divide(BigDecimal.valueOf(all.size()), MathContext.DECIMAL64);
    }
}
