package com.ainews.openrouter.summarization.in;

import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.summarization.ArticleResult;
import com.ainews.openrouter.summarization.Summaries;
import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.Sentiment;
import com.ainews.openrouter.summarization.domain.SummaryCheck;
import com.ainews.openrouter.summarization.domain.SummaryQuality;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the articles, as both doors show it.
 *
 * @param requestId stands in the ledger lines of these calls
 * @param failures articles that could not be summarised, each with its reason
 */
public record SummariesAnswer(
        UUID requestId,
        List<SummaryAnswer> summaries,
        List<FailureAnswer> failures,
        Totals totals) {

    /**
     * The summary of one article.
     *
     * @param sentiment {@code positive}, {@code neutral}, {@code negative} or {@code mixed}
     * @param quality what this service's own checks found
     * @param provider who served the model
     * @param cost in US dollars
     * @param truncated whether the answer was cut off at the limit of tokens
     * @param maxTokensReduced null unless a limit left room only for a shorter answer
     * @param tried models that failed before this one answered
     * @param insteadOf the model that was preferred, where a cheaper one answered; else null
     */
    public record SummaryAnswer(
            String articleId,
            @Nullable String title,
            @Nullable String url,
            @Nullable String source,
            String summary,
            List<String> keyPoints,
            @Nullable String sentiment,
            QualityAnswer quality,
            String model,
            @Nullable String provider,
            Tokens tokens,
            BigDecimal cost,
            long latencyMs,
            boolean truncated,
            @Nullable ReductionAnswer maxTokensReduced,
            List<TriedAnswer> tried,
            @Nullable InsteadAnswer insteadOf) {

        static SummaryAnswer from(ArticleResult.Summarised result) {
            Article article = result.article();
            Completion completion = result.completion();
            Sentiment sentiment = result.summary().sentiment();
            return new SummaryAnswer(
                    article.id(),
                    article.title(),
                    article.url(),
                    article.source(),
                    result.summary().text(),
                    result.summary().keyPoints(),
                    sentiment == null ? null : sentiment.wireName(),
                    QualityAnswer.from(result.quality()),
                    completion.model().value(),
                    completion.provider(),
                    Tokens.of(
                            completion.promptTokens().value(),
                            completion.completionTokens().value()),
                    completion.knownCost().amount(),
                    completion.latency().toMillis(),
                    "length".equals(completion.finishReason()),
                    ReductionAnswer.from(completion.reduction()),
                    completion.tried().stream()
                            .map(t -> new TriedAnswer(t.model().value(), t.failure()))
                            .toList(),
                    InsteadAnswer.from(completion.instead()));
        }
    }

    /**
     * How good a summary was found to be.
     *
     * @param score from zero to one
     * @param failed the checks that it did not pass
     */
    public record QualityAnswer(BigDecimal score, List<String> failed) {

        static QualityAnswer from(SummaryQuality quality) {
            return new QualityAnswer(
                    quality.score(),
                    quality.failed().stream().map(SummaryCheck::wireName).toList());
        }
    }

    /** Tokens as the model's provider counted them. */
    public record Tokens(long prompt, long completion, long total) {

        static Tokens of(long prompt, long completion) {
            return new Tokens(prompt, completion, prompt + completion);
        }
    }

    /** To fit a limit, and because cost optimization is on, the answer was allowed fewer tokens. */
    public record ReductionAnswer(long wanted, long granted) {

        static @Nullable ReductionAnswer from(Completion.@Nullable Reduction reduction) {
            return reduction == null
                    ? null
                    : new ReductionAnswer(
                            reduction.wanted().value(), reduction.granted().value());
        }
    }

    /** A model that was preferred, and why a cheaper one was asked in its place. */
    public record InsteadAnswer(String model, String reason) {

        static @Nullable InsteadAnswer from(Completion.@Nullable Instead instead) {
            return instead == null
                    ? null
                    : new InsteadAnswer(instead.preferred().value(), instead.reason());
        }
    }

    /** A model that failed. */
    public record TriedAnswer(String model, String failure) {}

    /**
     * An article that could not be summarised.
     *
     * @param retryAfter in how many seconds to try again, where that is known
     * @param facts what a program can use of the problem, such as the limit that it is about, by the
     *     names of a problem on REST; null where there are none
     * @param cost of an answer that was charged although there is no summary in it; else zero
     */
    public record FailureAnswer(
            String articleId,
            String code,
            String detail,
            @Nullable Long retryAfter,
            @Nullable Map<String, Object> facts,
            BigDecimal cost) {

        static FailureAnswer from(ArticleResult.Failed result) {
            ProblemException problem = result.problem();
            return new FailureAnswer(
                    result.article().id(),
                    problem.type().code(),
                    problem.detail(),
                    problem.secondsToRetry().orElse(null),
                    problem.facts().isEmpty() ? null : problem.facts(),
                    result.cost().amount());
        }
    }

    /** Sums over all articles; the cost in US dollars. */
    public record Totals(int articles, int summarized, int failed, Tokens tokens, BigDecimal cost) {

        static Totals from(Summaries summaries) {
            return new Totals(
                    summaries.results().size(),
                    summaries.summarised().size(),
                    summaries.failed().size(),
                    Tokens.of(
                            summaries.promptTokens().value(),
                            summaries.completionTokens().value()),
                    summaries.cost().amount());
        }
    }

    /** The answer of both doors. */
    public static SummariesAnswer from(Summaries summaries) {
        return new SummariesAnswer(
                summaries.request().value(),
                summaries.summarised().stream().map(SummaryAnswer::from).toList(),
                summaries.failed().stream().map(FailureAnswer::from).toList(),
                Totals.from(summaries));
    }
}
