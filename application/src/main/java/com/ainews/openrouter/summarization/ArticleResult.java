package com.ainews.openrouter.summarization;

import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.Summary;

/** What became of one article. */
public sealed interface ArticleResult {

    Article article();

    /** It was summarised, and the completion says by whom and at what cost. */
    record Summarised(Article article, Summary summary, Completion completion)
            implements ArticleResult {}

    /** It was not, and the problem says why. */
    record Failed(Article article, ProblemException problem) implements ArticleResult {}
}
