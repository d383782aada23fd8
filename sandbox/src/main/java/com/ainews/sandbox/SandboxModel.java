package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one model. */
record SandboxModel(
        String id,
        String canonicalSlug,
        String name,
        long created,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        boolean moderated,
        String tokenizer,
        List<String> input,
        List<String> output,
        List<String> parameters,
        Map<String, String> prices,
        @Nullable String expires) {

    BigDecimal price(String name) {
        return new BigDecimal(prices.getOrDefault(name, "0"));
    }

    /** What an answer costs, to the last digit. */
    BigDecimal cost(long promptTokens, long completionTokens) {
        return price("prompt")
                .max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(price("completion")
                        .max(BigDecimal.ZERO)
                        .multiply(BigDecimal.valueOf(completionTokens)))
                .add(price("request").max(BigDecimal.ZERO));
    }
}
