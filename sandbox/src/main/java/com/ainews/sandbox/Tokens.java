package com.ainews.sandbox;

/**
 * Counts tokens by a rule that stays at or below what real tokenizers count, so that an estimate
 * made with one of them is never too low: one for each word, for each two characters of scripts
 * without spaces.
 */
final class Tokens {

    private static final int PER_MESSAGE = 3;

    private Tokens() {}

    static long ofMessage(String text) {
        return PER_MESSAGE + of(text);
    }

    static long of(String text) {
        long words = 0;
        long ideographs = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isIdeographic(c)) {
                ideographs++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else {
                inWord = false;
            }
        }
        return words + ideographs / 2;
    }

    /** The longest start of a text that has at most so many tokens. */
    static String first(String text, long maxTokens) {
        if (of(text) <= maxTokens) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (of(text.substring(0, middle)) <= maxTokens) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return text.substring(0, low);
    }
}
