package com.ainews.openrouter.summarization.domain;

import com.ainews.openrouter.shared.Violations;

import java.util.List;

/** Articles and what is wanted of them; valid by construction. */
public record SummaryRequest(List<Article> articles, SummaryOptions options) {

    public SummaryRequest {
        articles = List.copyOf(articles);
    }

    /**
     * Checks what has arrived, and takes it if all of it is valid.
     *
     * @throws com.ainews.openrouter.shared.ProblemException that names every invalid field
     */
    public static SummaryRequest from(List<ArticleDraft> articles, SummaryOptionsDraft options) {
        var violations = new Violations();
        ArticleDraft.validate(articles, violations);
        options.validate(violations);
        violations.throwIfAny();
        return new SummaryRequest(ArticleDraft.toArticles(articles), options.toOptions());
    }
}
