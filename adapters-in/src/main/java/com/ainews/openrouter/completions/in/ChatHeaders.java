package com.ainews.openrouter.completions.in;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer in OpenRouter's form has no field for, and therefore stands in headers. */
public final class ChatHeaders {

    /** OpenRouter's own: the id to ask {@code GET /generation} for. */
    static final String GENERATION_ID = "X-Generation-Id";

    /** Models that failed before the one that answered, as {@code model;failure=kind}. */
    static final String MODELS_TRIED = "X-Models-Tried";

    /** A limit made the answer shorter: {@code wanted=4000, granted=1000}, in tokens. */
    static final String MAX_TOKENS_REDUCED = "X-Max-Tokens-Reduced";

    /** The model that was preferred, where a cheaper one answered. */
    static final String MODEL_PREFERRED = "X-Model-Preferred";

    /** It was the answer to an earlier request under the same {@code Idempotency-Key}. */
    static final String REPLAYED = "Idempotency-Replayed";

    private ChatHeaders() {}

    /** Sets those of a whole answer. */
    public static void set(BiConsumer<String, String> header, Chats.Once once) {
        ChatAnswer answer = once.answer();
        if (once.isReplayed()) {
            header.accept(REPLAYED, "true");
        }
        set(
                header,
                answer.generationId(),
                answer.tried(),
                answer.cache(),
                answer.maxTokensReduced(),
                answer.insteadOf());
    }

    static void set(
            BiConsumer<String, String> header,
            String generationId,
            List<ChatAnswer.Tried> tried,
            @Nullable String cache,
            ChatAnswer.@Nullable Reduction reduction,
            ChatAnswer.@Nullable Instead insteadOf) {
        if (insteadOf != null) {
            header.accept(MODEL_PREFERRED, insteadOf.model());
        }
        if (reduction != null) {
            header.accept(
                    MAX_TOKENS_REDUCED,
                    "wanted=%d, granted=%d".formatted(reduction.wanted(), reduction.granted()));
        }
        if (cache != null) {
            header.accept(CacheHeaders.STATUS, cache.toUpperCase(Locale.ROOT));
        }
        if (!generationId.isEmpty()) {
            header.accept(GENERATION_ID, generationId);
        }
        if (!tried.isEmpty()) {
            header.accept(
                    MODELS_TRIED,
                    tried.stream()
                            .map(one -> one.model() + ";failure=" + one.failure())
                            .collect(Collectors.joining(", ")));
        }
    }
}
