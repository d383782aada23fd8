package com.ainews.openrouter.summarization;

import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of all articles of a request, in the order in which they came.
 *
 * @param request stands in the ledger lines of the request's calls
 */
public record Summaries(RequestId request, List<ArticleResult> results) {

    public Summaries {
        results = List.copyOf(results);
    }

    public List<ArticleResult.Summarised> summarised() {
        return only(ArticleResult.Summarised.class);
    }

    public List<ArticleResult.Failed> failed() {
        return only(ArticleResult.Failed.class);
    }

    /** What all of them cost, also where there is no summary to show for it. */
    public Usd cost() {
        return paid().map(Completion::knownCost).reduce(Usd.ZERO, Usd::plus);
    }

    public TokenCount promptTokens() {
        return paid().map(Completion::promptTokens).reduce(TokenCount.ZERO, TokenCount::plus);
    }

    public TokenCount completionTokens() {
        return paid().map(Completion::completionTokens).reduce(TokenCount.ZERO, TokenCount::plus);
    }

    private Stream<Completion> paid() {
        return results.stream().map(ArticleResult::completion).flatMap(Stream::ofNullable);
    }

    private <R extends ArticleResult> List<R> only(Class<R> type) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
