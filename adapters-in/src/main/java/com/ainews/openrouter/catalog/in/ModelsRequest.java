package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.ModelQueryDraft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which models are asked for, on both doors; see {@link ModelQueryDraft}. */
public record ModelsRequest(
        boolean cache,
        @Nullable BigDecimal maxPromptPrice,
        @Nullable BigDecimal maxCompletionPrice,
        @Nullable Long minContext,
        @Nullable List<String> inputModalities,
        @Nullable List<String> outputModalities,
        @Nullable List<String> supportedParameters,
        boolean freeOnly,
        @Nullable List<String> provider,
        @Nullable String q,
        @Nullable String sort,
        @Nullable String order,
        @Nullable Integer offset,
        @Nullable Integer limit) {

    /** The query that the use case takes. */
    public ModelQueryDraft toDraft() {
        return new ModelQueryDraft(
                maxPromptPrice,
                maxCompletionPrice,
                minContext,
                orNone(inputModalities),
                orNone(outputModalities),
                orNone(supportedParameters),
                freeOnly,
                orNone(provider),
                q,
                sort,
                order,
                offset,
                limit);
    }

    private static List<String> orNone(@Nullable List<String> words) {
        return Objects.requireNonNullElse(words, List.of());
    }
}
