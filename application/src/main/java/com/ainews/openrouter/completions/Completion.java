package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A completion that was paid for and stands in the ledger.
 *
 * @param model the model that answered
 * @param provider who served it
 * @param finishReason why the answer ended: {@code stop}, {@code length} and so on
 * @param reduction null unless the answer was allowed fewer tokens than it should have been
 * @param tried what failed before, in this order
 */
public record Completion(
        ModelId model,
        @Nullable String provider,
        String content,
        @Nullable String finishReason,
        TokenCount promptTokens,
        TokenCount completionTokens,
        Usd cost,
        Duration latency,
        @Nullable Reduction reduction,
        List<Tried> tried) {

    /**
     * A model that was asked in vain.
     *
     * @param failure the kind of failure, in snake case
     */
    public record Tried(ModelId model, String failure) {}

    /**
     * To fit a limit, the most tokens of the answer were lowered.
     *
     * @param wanted without the limit
     * @param granted what was sent upstream
     */
    public record Reduction(TokenCount wanted, TokenCount granted) {}

    public Completion {
        tried = List.copyOf(tried);
    }
}
