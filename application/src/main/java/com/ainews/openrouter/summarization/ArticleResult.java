package com.ainews.openrouter.summarization;

import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.Summary;
import com.ainews.openrouter.summarization.domain.SummaryQuality;

import org.jspecify.annotations.Nullable;

/** What became of one article. */
public sealed interface ArticleResult {

    Article article();

    /** What was paid for; null where nothing was. */
    @Nullable
    Completion completion();

    /**
     * It was summarised, and the completion says by whom and at what cost.
     *
     * @param quality what the checks of this service found
     */
    record Summarised(
            Article article, Summary summary, SummaryQuality quality, Completion completion)
            implements ArticleResult {}

    /**
     * It was not, and the problem says why.
     *
     * @param completion what was paid for all the same, though there is no summary in it; null where
     *     nothing was
     */
    record Failed(
            Article article,
            ProblemException problem,
            @Nullable Completion completion) implements ArticleResult {

        /** Of an answer that was charged although there is no summary in it; else zero. */
        public Usd cost() {
            return completion == null ? Usd.ZERO : completion.knownCost();
        }
    }
}
