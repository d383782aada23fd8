package com.ainews.openrouter.summarization;

import com.ainews.openrouter.completions.CompleteChat;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.CompletionCommand;
import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.OutputSchema;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.Purpose;
import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.SummaryOptions;
import com.ainews.openrouter.summarization.domain.SummaryPrompt;
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
    private final SummaryParser parser;

    SummarizeArticle(CompleteChat completeChat, SummaryParser parser) {
        this.completeChat = completeChat;
        this.parser = parser;
    }

    ArticleResult summarize(
            SummarizeArticles.Asker asker,
            RequestId request,
            Article article,
            SummaryOptions options) {
        try {
            Completion completion =
                    completeChat.complete(command(asker, request, article, options));
            return parser.parse(completion.content())
                    .map(summary -> summary.onlyWhat(options))
                    .<ArticleResult>map(
                            summary -> new ArticleResult.Summarised(article, summary, completion))
                    .orElseGet(() ->
                            new ArticleResult.Failed(article, unreadable(completion), completion));
        } catch (RuntimeException e) {
            ProblemException problem = FailureClassifier.classify(e);
            if (problem.type() == ProblemType.INTERNAL_ERROR) {
                log.error("Summarising failed in a way nobody expected, request {}", request, e);
            }
            return new ArticleResult.Failed(article, problem, null);
        }
    }

    private static CompletionCommand command(
            SummarizeArticles.Asker asker,
            RequestId request,
            Article article,
            SummaryOptions options) {
        var words = new SummaryPrompt(article, options);
        var prompt = new Prompt(
                List.of(
                        new Message(Message.Role.SYSTEM, words.instructions()),
                        new Message(Message.Role.USER, words.fencedArticle())),
                new OutputSchema("news_summary", words.schema()));
        return new CompletionCommand(
                asker.payer(),
                request,
                Purpose.SUMMARIZATION,
                options.model(),
                prompt,
                TokenCount.of(options.length().maxTokens()),
                asker.patience());
    }

    private static ProblemException unreadable(Completion completion) {
        return new ProblemException(
                        ProblemType.UPSTREAM_FAILED,
                        "%s answered without a summary in it; the answer was charged. Try another model."
                                .formatted(completion.model()))
                .with("cost", completion.cost().amount())
                .billed();
    }
}
