package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given again.
 *
 * @param json the whole body, or the last chunk of a stream
 * @param chunks the pieces of a stream but the last one; empty for a whole answer
 */
public record CachedAnswer(
        String generationId,
        ModelId model,
        @Nullable String provider,
        String content,
        @Nullable String finishReason,
        TokenCount promptTokens,
        TokenCount completionTokens,
        String json,
        List<String> chunks) {

    public CachedAnswer {
        chunks = List.copyOf(chunks);
    }

    static CachedAnswer of(Completion completion, List<String> chunks) {
        return new CachedAnswer(
                completion.generationId(),
                completion.model(),
                completion.provider(),
                completion.content(),
                completion.finishReason(),
                completion.promptTokens(),
                completion.completionTokens(),
                completion.json(),
                chunks);
    }
}
