package com.ainews.openrouter.summarization.domain;

import com.ainews.openrouter.shared.ModelId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How articles are to be summarised.
 *
 * @param model null for the user's preferred one
 * @param language of the summary; null for the article's own
 */
public record SummaryOptions(
        @Nullable ModelId model,
        SummaryLength length,
        SummaryStyle style,
        @Nullable Locale language,
        boolean includeKeyPoints,
        boolean includeSentiment) {}
