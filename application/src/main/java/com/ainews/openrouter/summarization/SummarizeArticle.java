package com.ainews.openrouter.summarization;

import com.ainews.openrouter.completions.AnswerLength;
import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.completions.CallLeftInDoubt;
import com.ainews.openrouter.completions.CompleteChat;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.CompletionCommand;
import com.ainews.openrouter.completions.MarkAnswer;
import com.ainews.openrouter.completions.MarkUnusable;
import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.OutputSchema;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.Purpose;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.Summary;
import com.ainews.openrouter.summarization.domain.SummaryChecks;
import com.ainews.openrouter.summarization.domain.SummaryOptions;
import com.ainews.openrouter.summarization.domain.SummaryPrompt;
import com.ainews.openrouter.summarization.domain.SummaryQuality;
import com.ainews.openrouter.summarization.port.SummaryParser;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Summarises one article, and turns whatever goes wrong into its result. */
@Service
class SummarizeArticle {

    private static final Logger log = LoggerFactory.getLogger(SummarizeArticle.class);

    private final CompleteChat completeChat;
    private final MarkUnusable markUnusable;
    private final MarkAnswer markAnswer;
    private final SummaryParser parser;

    SummarizeArticle(
            CompleteChat completeChat,
            MarkUnusable markUnusable,
            MarkAnswer markAnswer,
            SummaryParser parser) {
        this.completeChat = completeChat;
        this.markUnusable = markUnusable;
        this.markAnswer = markAnswer;
        this.parser = parser;
    }

    /** What is the same for all articles of a request. */
    record Task(SummarizeArticles.Asker asker, RequestId request, Priority priority) {}

    ArticleResult summarize(Task task, Article article, SummaryOptions options) {
        try {
            Completion completion = completeChat.complete(command(task, article, options), null);
            return parser.parse(completion.content())
                    .map(summary -> summary.onlyWhat(options))
                    .map(summary -> checked(task, article, options, summary, completion))
                    .orElseGet(() -> unreadable(task, article, completion));
        } catch (RuntimeException e) {
            ProblemException problem = FailureClassifier.classify(e);
            if (problem.type() == ProblemType.INTERNAL_ERROR) {
                log.error(
                        "Summarising failed in a way nobody expected, request {}",
                        task.request(),
                        e);
            }
            return new ArticleResult.Failed(
                    article, e instanceof CallLeftInDoubt ? problem.billed() : problem, null);
        }
    }

    private ArticleResult checked(
            Task task,
            Article article,
            SummaryOptions options,
            Summary summary,
            Completion completion) {
        SummaryQuality quality = new SummaryChecks(article, options)
                .check(summary, "length".equals(completion.finishReason()));
        markAnswer.mark(
                Purpose.SUMMARIZATION, task.asker().payer().user(), completion, quality.score());
        return new ArticleResult.Summarised(article, summary, quality, completion);
    }

    private ArticleResult unreadable(Task task, Article article, Completion completion) {
        markUnusable.mark(Purpose.SUMMARIZATION, task.asker().payer().user(), completion);
        return new ArticleResult.Failed(article, unreadable(completion), completion);
    }

    private static CompletionCommand command(Task task, Article article, SummaryOptions options) {
        var words = new SummaryPrompt(article, options);
        var prompt = new Prompt.Written(
                List.of(
                        new Message(Message.Role.SYSTEM, words.instructions()),
                        new Message(Message.Role.USER, words.fencedArticle())),
                new OutputSchema("news_summary", words.schema()));
        return new CompletionCommand(
                task.asker().payer(),
                task.request(),
                Purpose.SUMMARIZATION,
                options.model() == null ? List.of() : List.of(options.model()),
                prompt,
                AnswerLength.usually(TokenCount.of(options.length().maxTokens())),
                Caching.NEVER,
                task.priority(),
                task.asker().patience());
    }

    private static ProblemException unreadable(Completion completion) {
        return new ProblemException(
                        ProblemType.UPSTREAM_FAILED,
                        "%s answered without a summary in it; the answer was charged. Try another model."
                                .formatted(completion.model()))
                .with("cost", completion.knownCost().amount())
                .billed();
    }
}
