package com.ainews.openrouter.completions.out.jtokkit;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * jtokkit's {@code o200k_base} with a way round the dearest part of it. The expression that cuts a text
 * into words asks of each letter which of a dozen sets of Unicode's it belongs to, which takes two
 * thirds of the time. Two alternatives in front of it find what most of a text in ASCII consists of,
 * and find exactly what the whole expression would have found there.
 */
final class FastO200k {

    private static final String RANKS = "/com/knuddels/jtokkit/o200k_base.tiktoken";
    private static final String NAME = "o200k_base_fast";

    /**
     * A word of ASCII letters with the space before it, unless a letter beyond ASCII, a mark or an
     * apostrophe follows, with which it would be longer.
     */
    private static final String PLAIN_WORD = " ?[A-Z]?[a-z]++(?!['\\x{80}-\\x{10ffff}])";

    /** A sign before a space, which takes nothing with it. */
    private static final String PLAIN_SIGN = "[,.;:!?](?= )";

    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";

    /**
     * OpenAI's own.
     *
     * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken_ext/openai_public.py">tiktoken:
     *     o200k_base</a>
     */
    private static final String WHOLE = String.join(
            "|",
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                    + CONTRACTION,
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                    + CONTRACTION,
            "\\p{N}{1,3}",
            " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*",
            "\\s*[\\r\\n]+",
            "\\s+(?!\\S)",
            "\\s+");

    private FastO200k() {}

    /** Loads the vocabulary, which takes a third of a second and tens of megabytes. */
    static Encoding load() {
        Pattern words = Pattern.compile(
                String.join("|", PLAIN_WORD, PLAIN_SIGN, WHOLE), Pattern.UNICODE_CHARACTER_CLASS);
        return Encodings.newLazyEncodingRegistry()
                .registerGptBytePairEncoding(
                        new GptBytePairEncodingParams(NAME, words, ranks(), Map.of()))
                .getEncoding(NAME)
                .orElseThrow();
    }

    /** A line for each token: its bytes in Base64, and its rank. */
    private static Map<byte[], Integer> ranks() {
        try (InputStream file = Objects.requireNonNull(
                        EncodingType.class.getResourceAsStream(RANKS), RANKS);
                var lines = new BufferedReader(
                        new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            Map<byte[], Integer> ranks = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                ranks.put(
                        Base64.getDecoder().decode(line.substring(0, space)),
                        Integer.valueOf(line.substring(space + 1)));
            }
            return ranks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
