package com.ainews.openrouter.completions.out.jtokkit;

import com.knuddels.jtokkit.api.Encoding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the tokens of {@code o200k_base} as jtokkit does, in a fraction of the time. A text is first cut
 * into pieces, about one for each word, and each piece by itself becomes one token or more. The
 * expression that cuts asks of each letter which of a dozen sets of Unicode's it belongs to; here most
 * pieces are found by a look at one table, and the expression is asked where that does not
 * settle it. Pieces come again all the time, so what they count for is remembered.
 */
final class FastO200k {

    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";

    /**
     * OpenAI's own.
     *
     * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken_ext/openai_public.py">tiktoken:
     *     o200k_base</a>
     */
    private static final Pattern PIECE = Pattern.compile(
            String.join(
                    "|",
                    "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                            + CONTRACTION,
                    "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                            + CONTRACTION,
                    "\\p{N}{1,3}",
                    " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*",
                    "\\s*[\\r\\n]+",
                    "\\s+(?!\\S)",
                    "\\s+"),
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final byte OTHER = 0;
    private static final byte UPPER = 1;
    private static final byte LOWER = 2;
    private static final byte DIGIT = 3;
    private static final byte SIGN = 4;
    private static final byte SPACE = 5;
    private static final byte NEWLINE = 6;
    private static final byte[] KINDS = kinds();

    private static final int DIGITS_OF_A_PIECE = 3;

    /** A power of two. Full, the table takes some 3 MB. */
    private static final int MAX_REMEMBERED = 1 << 15;

    /** Longer ones seldom come again. */
    private static final int MAX_REMEMBERED_LENGTH = 32;

    private final Encoding o200k;

    /**
     * By hash; of two pieces with the same place the later one stays. Threads may see old entries
     * or none, which only costs them time: an entry itself never changes.
     */
    private final Piece[] remembered = new Piece[MAX_REMEMBERED];

    /**
     * Remembers nothing yet.
     *
     * @param o200k jtokkit's {@code o200k_base}
     */
    FastO200k(Encoding o200k) {
        this.o200k = o200k;
    }

    int count(String text) {
        int tokens = 0;
        var cut = new Cut(text);
        while (cut.next()) {
            tokens += count(text, cut.start(), cut.end());
        }
        return tokens;
    }

    private int count(String text, int start, int end) {
        if (end - start > MAX_REMEMBERED_LENGTH) {
            return o200k.countTokensOrdinary(text.substring(start, end));
        }
        int place = place(text, start, end);
        Piece piece = remembered[place];
        if (piece == null || !piece.isAt(text, start, end)) {
            String cut = text.substring(start, end);
            piece = new Piece(cut, o200k.countTokensOrdinary(cut));
            remembered[place] = piece;
        }
        return piece.tokens;
    }

    private static int place(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (hash ^ hash >>> 15) & MAX_REMEMBERED - 1;
    }

    /** What can be told of a character without its neighbours; all that is rare is {@link #OTHER}. */
    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = switch (Character.getType(c)) {
                case Character.UPPERCASE_LETTER -> UPPER;
                case Character.LOWERCASE_LETTER -> LOWER;
                case Character.CONNECTOR_PUNCTUATION,
                        Character.DASH_PUNCTUATION,
                        Character.START_PUNCTUATION,
                        Character.END_PUNCTUATION,
                        Character.INITIAL_QUOTE_PUNCTUATION,
                        Character.FINAL_QUOTE_PUNCTUATION,
                        Character.OTHER_PUNCTUATION,
                        Character.MATH_SYMBOL,
                        Character.CURRENCY_SYMBOL,
                        Character.MODIFIER_SYMBOL,
                        Character.OTHER_SYMBOL -> SIGN;
                default -> OTHER;
            };
        }
        for (char c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        kinds[' '] = SPACE;
        kinds['\r'] = NEWLINE;
        kinds['\n'] = NEWLINE;
        return kinds;
    }

    private record Piece(String text, int tokens) {

        boolean isAt(String other, int start, int end) {
            return text.length() == end - start && other.startsWith(text, start);
        }
    }

    /** Goes through a text piece by piece. */
    static final class Cut {

        /** The table does not settle where the piece ends. */
        private static final int UNSETTLED = -1;

        private final String text;
        private final Matcher expression;
        private int start;
        private int end;

        Cut(String text) {
            this.text = text;
            this.expression = PIECE.matcher(text);
        }

        /** Where the piece begins. */
        int start() {
            return start;
        }

        /** Where the next piece begins. */
        int end() {
            return end;
        }

        /** Goes to the next piece; false where there is none. */
        boolean next() {
            start = end;
            if (start == text.length()) {
                return false;
            }
            end = settled();
            if (end == UNSETTLED) {
                // Something matches everywhere.
                expression.region(start, text.length()).lookingAt();
                end = expression.end();
            }
            return true;
        }

        /** The expression's alternatives, for characters that belong to one set only. */
        private int settled() {
            return switch (kind(start)) {
                case UPPER, LOWER -> word(start);
                case DIGIT -> number();
                case SIGN -> isLetter(start + 1) ? word(start + 1) : signs(start);
                case SPACE ->
                    isLetter(start + 1)
                            ? word(start + 1)
                            : switch (kind(start + 1)) {
                                case SIGN -> signs(start + 1);
                                case DIGIT -> start + 1;
                                default -> UNSETTLED;
                            };
                default -> UNSETTLED;
            };
        }

        /** Capitals, then small letters; a mark or a contraction would make it longer. */
        private int word(int from) {
            int at = skip(LOWER, skip(UPPER, from));
            return at < text.length() && (kind(at) == OTHER || text.charAt(at) == '\'')
                    ? UNSETTLED
                    : at;
        }

        private int number() {
            int most = Math.min(start + DIGITS_OF_A_PIECE, text.length());
            int at = start;
            while (at < most && kind(at) == DIGIT) {
                at++;
            }
            return at < most && kind(at) == OTHER ? UNSETTLED : at;
        }

        private int signs(int from) {
            int at = skip(SIGN, from);
            if (at < text.length() && kind(at) == OTHER) {
                return UNSETTLED;
            }
            while (at < text.length() && (kind(at) == NEWLINE || text.charAt(at) == '/')) {
                at++;
            }
            return at;
        }

        private int skip(byte kind, int from) {
            int at = from;
            while (at < text.length() && kind(at) == kind) {
                at++;
            }
            return at;
        }

        private boolean isLetter(int at) {
            byte kind = kind(at);
            return kind == UPPER || kind == LOWER;
        }

        private byte kind(int at) {
            return at < text.length() ? KINDS[text.charAt(at)] : OTHER;
        }
    }
}
