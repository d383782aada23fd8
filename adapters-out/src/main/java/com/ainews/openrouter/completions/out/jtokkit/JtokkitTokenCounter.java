package com.ainews.openrouter.completions.out.jtokkit;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.ChatContent;
import com.ainews.openrouter.completions.port.TokenCounter;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Counts with the tokenizers of OpenAI: {@code cl100k_base} for their older models, {@code o200k_base}
 * for all others. Other families cut text into more pieces; their counts are raised by a margin, in
 * percent, on the safe side of what articles in several scripts showed. No byte-level tokenizer
 * makes more tokens than there are bytes, so that bounds every count.
 */
@Component
class JtokkitTokenCounter implements TokenCounter {

    /** Tokens around each message: role, separators. OpenAI documents 3 to 4. */
    private static final int TOKENS_PER_MESSAGE = 8;

    /** Tokens that begin the answer, and what a provider adds to ask for a schema. */
    private static final int TOKENS_PER_PROMPT = 16;

    /** GPT-4o mini makes 2,833 of a picture and 5,667 of each of up to eight tiles. */
    private static final int MOST_TOKENS_PER_IMAGE = 48_169;

    /** Qwen's models look at up to 16,384 pieces of a picture. */
    private static final int QWENS_TOKENS_PER_IMAGE = 16_384;

    private static final int TOKENS_PER_IMAGE = 6_000;

    static final int TOKENS_PER_WEB_RESULT = 2_000;

    static final int UNKNOWN_FAMILY_PERCENT = 160;

    static final Map<String, Integer> PERCENT_BY_FAMILY = Map.ofEntries(
            Map.entry("GPT", 105),
            Map.entry("Claude", 140),
            Map.entry("Gemini", 125),
            Map.entry("Gemma", 125),
            Map.entry("Llama3", 130),
            Map.entry("Llama4", 130),
            Map.entry("Qwen", 135),
            Map.entry("Qwen3", 135),
            Map.entry("DeepSeek", 130),
            Map.entry("Mistral", 160),
            Map.entry("Llama2", 200));

    /** GPT-3.5 and GPT-4 up to its Turbo; GPT-4o and what came after have the newer one. */
    private static final Pattern OLDER =
            Pattern.compile("openai/gpt-(3\\.5|4($|[^o.0-9]|-(?!o))).*");

    private static final int MAX_REMEMBERED = 500;
    private static final int MAX_REMEMBERED_LENGTH = 10_000;

    /** Each vocabulary takes tens of megabytes, so a process has them once. */
    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    private final Tokenizer older =
            new Tokenizer(ENCODINGS.getEncoding(EncodingType.CL100K_BASE)::countTokensOrdinary);
    private final Tokenizer newer =
            new Tokenizer(new FastO200k(ENCODINGS.getEncoding(EncodingType.O200K_BASE))::count);

    @Override
    public TokenCount upperBound(Prompt prompt, ModelId model, String family) {
        Tokenizer tokenizer = OLDER.matcher(model.value()).matches() ? older : newer;
        return switch (prompt) {
            case Prompt.Written written -> upperBound(written, tokenizer, family);
            case Prompt.Passed passed ->
                upperBound(passed.content(), model, tokenizer, family)
                        .plus(pictures(passed.content().images(), model, family));
        };
    }

    /** The most that a model of this family makes of so many pictures. */
    private static TokenCount pictures(int images, ModelId model, String family) {
        long each = model.value().startsWith("openai/gpt-4o-mini")
                ? MOST_TOKENS_PER_IMAGE
                : family.startsWith("Qwen") ? QWENS_TOKENS_PER_IMAGE : TOKENS_PER_IMAGE;
        return TokenCount.of(each * images);
    }

    private static TokenCount upperBound(
            ChatContent content, ModelId model, Tokenizer tokenizer, String family) {
        long bound = TOKENS_PER_PROMPT + (long) TOKENS_PER_MESSAGE * content.messages();
        for (String text : content.texts()) {
            bound += TOKENS_PER_MESSAGE + raised(tokenizer.count(text), text, family);
        }
        bound += (long) TOKENS_PER_WEB_RESULT * content.webResultsFor(model);
        return TokenCount.of(bound);
    }

    private static TokenCount upperBound(
            Prompt.Written prompt, Tokenizer tokenizer, String family) {
        long bound = TOKENS_PER_PROMPT;
        for (Message message : prompt.messages()) {
            String text = message.content();
            int counted = message.role() == Message.Role.SYSTEM
                    ? tokenizer.countOnce(text)
                    : tokenizer.count(text);
            bound += TOKENS_PER_MESSAGE + raised(counted, text, family);
        }
        if (prompt.outputSchema() != null) {
            String schema = prompt.outputSchema().json();
            bound += TOKENS_PER_MESSAGE + 2 * raised(tokenizer.countOnce(schema), schema, family);
        }
        return TokenCount.of(bound);
    }

    private static long raised(int counted, String text, String family) {
        long percent = PERCENT_BY_FAMILY.getOrDefault(family, UNKNOWN_FAMILY_PERCENT);
        long raised = Math.ceilDiv(counted * percent, 100L);
        // A text has at least as many bytes as characters, so that they need not be counted always.
        return raised <= text.length()
                ? raised
                : Math.min(raised, text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static final class Tokenizer {

        private final ToIntFunction<String> counter;
        private final Cache<String, Integer> remembered =
                Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

        Tokenizer(ToIntFunction<String> counter) {
            this.counter = counter;
        }

        int count(String text) {
            return counter.applyAsInt(text);
        }

        /** For instructions and schemas: they are few and come again with each call. */
        int countOnce(String text) {
            return text.length() > MAX_REMEMBERED_LENGTH
                    ? count(text)
                    : remembered.get(text, this::count);
        }
    }
}
