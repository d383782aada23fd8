package com.ainews.openrouter.summarization.in;

import com.ainews.openrouter.summarization.domain.ArticleDraft;
import com.ainews.openrouter.summarization.domain.SummaryOptionsDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Articles to summarise, as both doors take them. */
public record SummarizeBody(
        @Nullable List<@Nullable ArticleBody> articles,
        @Nullable OptionsBody options) {

    /** One article. */
    public record ArticleBody(
            @Nullable String id,
            @Nullable String title,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String content,

            @Nullable String url,
            @Nullable String source) {

        private static final ArticleBody EMPTY = new ArticleBody(null, null, null, null, null);

        ArticleDraft toDraft() {
            return new ArticleDraft(id, title, content, url, source);
        }
    }

    /** What is wanted of the summaries; null is the default. */
    public record OptionsBody(
            @Nullable String model,

            @Schema(allowableValues = {"short", "medium", "long"}) @Nullable
            String summaryLength,

            @Schema(allowableValues = {"bullet_points", "paragraph", "structured"}) @Nullable
            String summaryStyle,

            @Nullable String language,
            @Nullable Boolean includeKeyPoints,
            @Nullable Boolean includeSentiment,
            @Nullable Boolean batchProcessing) {

        SummaryOptionsDraft toDraft() {
            return new SummaryOptionsDraft(
                    model,
                    summaryLength,
                    summaryStyle,
                    language,
                    includeKeyPoints,
                    includeSentiment,
                    batchProcessing);
        }
    }

    /** The articles as the use case takes them; a null among them is an article without content. */
    public List<ArticleDraft> toArticles() {
        return articles == null
                ? List.of()
                : articles.stream()
                        .map(article -> Objects.requireNonNullElse(article, ArticleBody.EMPTY))
                        .map(ArticleBody::toDraft)
                        .toList();
    }

    /** The options as the use case takes them. */
    public SummaryOptionsDraft toOptions() {
        return options == null ? SummaryOptionsDraft.DEFAULTS : options.toDraft();
    }
}
