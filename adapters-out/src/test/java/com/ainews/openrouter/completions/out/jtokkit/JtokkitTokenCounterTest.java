package com.ainews.openrouter.completions.out.jtokkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.shared.ModelId;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JtokkitTokenCounterTest {

    private static final int TOKENS_AROUND_A_MESSAGE = 7;
    private static final int OURS_AROUND_A_PROMPT = 24;

    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();
    private static final Encoding NEWER = ENCODINGS.getEncoding(EncodingType.O200K_BASE);
    private static final Encoding OLDER = ENCODINGS.getEncoding(EncodingType.CL100K_BASE);
    private static final FastO200k FAST = new FastO200k(NEWER);
    private static final JtokkitTokenCounter COUNTER = new JtokkitTokenCounter();

    /** Words in the scripts in which news is written, with digits, signs and emoji between. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> scripts = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').withChars(" .,-'").ofMaxLength(60),
                Arbitraries.strings()
                        .withCharRange('A', 'z')
                        .withChars(" !?;:'/\n9é")
                        .ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("aAsStT'\u2019\u0301\u00e9\u01c5\u02b0\u05d0 .,\r\n/1\t\u00a0")
                        .ofMaxLength(40),
                Arbitraries.strings()
                        .withChars(
                                "abABéÉ19 -/'\"(.,\n\r\u201c\u201d\u2019\u2014\u20ac\u00bd\u00aa\t")
                        .ofMaxLength(40),
                Arbitraries.strings().withCharRange('\u00c0', '\u024f').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u0400', '\u04ff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u0590', '\u06ff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u0900', '\u0dff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u0e00', '\u0eff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u3040', '\u30ff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u4e00', '\u9fff').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\uac00', '\ud7a3').ofMaxLength(30),
                Arbitraries.strings().numeric().withChars("%$#{}[]\n\t").ofMaxLength(30),
                Arbitraries.of("\ud83d\ude8b", "\ud83c\udf93\ud83c\udf89", "  \n\n", "\u200d"));
        return scripts.list().ofMaxSize(8).map(words -> String.join(" ", words));
    }

    /**
     * What OpenAI's own tiktoken makes of some texts, as published in their cookbook.
     *
     * @see <a href="https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken">How to
     *     count tokens with tiktoken</a>
     */
    @ParameterizedTest
    @CsvSource({
        "tiktoken is great!, 83 1609 5963 374 2294 0, 83 8251 2488 382 2212 0",
        "antidisestablishmentarianism, 519 85342 34500 479 8997 2191,"
                + " 493 129901 376 160388 21203 2367",
        "2 + 2 = 4, 17 489 220 17 284 220 19, 17 659 220 17 314 220 19",
        "お誕生日おめでとう, 33334 45918 243 21990 9080 33334 62004 16556 78699,"
                + " 8930 9697 243 128225 8930 17693 4344 48669"
    })
    void agreesWithWhatOpenAiPublished(String text, String older, String newer) {
        assertThat(tokens(OLDER, text)).isEqualTo(older);
        assertThat(tokens(NEWER, text)).isEqualTo(newer);
        assertThat(bound(text, "openai/gpt-4", "GPT"))
                .isGreaterThanOrEqualTo(older.split(" ").length + TOKENS_AROUND_A_MESSAGE);
        assertThat(bound(text, "openai/gpt-4o", "GPT"))
                .isGreaterThanOrEqualTo(newer.split(" ").length + TOKENS_AROUND_A_MESSAGE);
    }

    private static String tokens(Encoding encoding, String text) {
        return encoding.encodeOrdinary(text).boxed().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** Token by token, wherever the way round the expression begins and ends. */
    @Property(tries = 5_000)
    void cutsTextsAsTheWholeExpressionDoes(@ForAll("texts") String text) {
        List<String> pieces = new ArrayList<>();
        var cut = new FastO200k.Cut(text);
        while (cut.next()) {
            pieces.add(tokens(NEWER, text.substring(cut.start(), cut.end())));
        }

        assertThat(String.join(" ", pieces)).isEqualTo(tokens(NEWER, text));
        assertThat(FAST.count(text)).isEqualTo(NEWER.countTokensOrdinary(text));
    }

    @Property
    void isNeverLessThanWhatOpenAiCounts(@ForAll("texts") String text) {
        assertThat(bound(text, "openai/gpt-4o-mini", "GPT"))
                .isGreaterThanOrEqualTo(NEWER.countTokensOrdinary(text) + TOKENS_AROUND_A_MESSAGE);
        assertThat(bound(text, "openai/gpt-4-turbo", "GPT"))
                .isGreaterThanOrEqualTo(OLDER.countTokensOrdinary(text) + TOKENS_AROUND_A_MESSAGE);
    }

    @Property
    void addsTheMarginOfOtherFamiliesAsFarAsTheyCanCount(@ForAll("texts") String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        JtokkitTokenCounter.PERCENT_BY_FAMILY.forEach((family, percent) -> assertThat(
                        bound(text, "maker/model", family) - OURS_AROUND_A_PROMPT)
                .as(family)
                .isEqualTo(Math.min(
                        bytes, Math.ceilDiv(NEWER.countTokensOrdinary(text) * percent, 100))));
        assertThat(bound(text, "maker/model", "Nobody's") - OURS_AROUND_A_PROMPT)
                .isEqualTo(Math.min(
                        bytes,
                        Math.ceilDiv(
                                NEWER.countTokensOrdinary(text)
                                        * JtokkitTokenCounter.UNKNOWN_FAMILY_PERCENT,
                                100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The council voted on Monday to build a tram to the university.",
                "Hội đồng đã bỏ phiếu xây dựng tuyến xe điện đến trường đại học.",
                "Meclis pazartesi günü üniversiteye tramvay yapılmasına karar verdi.",
                "市议会周一投票决定修建通往大学的有轨电车。",
                "صوّت المجلس يوم الاثنين على بناء ترام إلى الجامعة.",
                "परिषद ने सोमवार को विश्वविद्यालय तक ट्राम बनाने के लिए मतदान किया।",
                "🚋🎓🎉 tram! tram! 🚋",
                "x",
                "1234567890 -- 0.000000123 %%% {}[]"
            })
    void isEnoughForSentencesToo(String text) {
        cutsTextsAsTheWholeExpressionDoes(text);
        isNeverLessThanWhatOpenAiCounts(text);
        addsTheMarginOfOtherFamiliesAsFarAsTheyCanCount(text);
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-3.5-turbo, true",
        "openai/gpt-3.5-turbo-0613, true",
        "openai/gpt-4, true",
        "openai/gpt-4-turbo, true",
        "openai/gpt-4-1106-preview, true",
        "openai/gpt-4o, false",
        "openai/gpt-4o-mini, false",
        "openai/gpt-4.1-nano, false",
        "openai/gpt-5, false",
        "openai/o3, false",
        "anthropic/claude-3-haiku, false"
    })
    void knowsWhichModelsHaveTheOlderTokenizer(String model, boolean isOlder) {
        String hindi = "परिषद ने सोमवार को मतदान किया।";

        assertThat(bound(hindi, model, "GPT"))
                .isEqualTo(bound(hindi, isOlder ? "openai/gpt-4" : "openai/gpt-4o", "GPT"));
        assertThat(bound(hindi, "openai/gpt-4", "GPT"))
                .isGreaterThan(bound(hindi, "openai/gpt-4o", "GPT"));
    }

    private static long bound(String text, String model, String family) {
        var prompt = new Prompt.Written(List.of(new Message(Message.Role.USER, text)), null);
        return COUNTER.upperBound(prompt, new ModelId(model), family).value();
    }
}
