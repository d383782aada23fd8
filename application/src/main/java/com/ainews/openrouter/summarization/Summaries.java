package com.ainews.openrouter.summarization;

import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.util.List;

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

    public Usd cost() {
        return summarised().stream().map(s -> s.completion().cost()).reduce(Usd.ZERO, Usd::plus);
    }

    public TokenCount promptTokens() {
        return summarised().stream()
                .map(s -> s.completion().promptTokens())
                .reduce(TokenCount.ZERO, TokenCount::plus);
    }

    public TokenCount completionTokens() {
        return summarised().stream()
                .map(s -> s.completion().completionTokens())
                .reduce(TokenCount.ZERO, TokenCount::plus);
    }

    private <R extends ArticleResult> List<R> only(Class<R> type) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
