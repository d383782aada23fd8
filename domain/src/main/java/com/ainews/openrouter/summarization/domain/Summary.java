package com.ainews.openrouter.summarization.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of an article.
 *
 * @param keyPoints empty where none were asked for
 * @param sentiment null where it was not asked for, or the model did not say
 */
public record Summary(
        String text, List<String> keyPoints, @Nullable Sentiment sentiment) {

    public Summary {
        keyPoints = List.copyOf(keyPoints);
    }

    /** The same without what was not asked for, which some models add all the same. */
    public Summary onlyWhat(SummaryOptions options) {
        return new Summary(
                text,
                options.includeKeyPoints() ? keyPoints : List.of(),
                options.includeSentiment() ? sentiment : null);
    }
}
