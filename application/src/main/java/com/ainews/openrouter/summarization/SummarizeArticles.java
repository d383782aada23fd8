package com.ainews.openrouter.summarization;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.summarization.domain.ArticleDraft;
import com.ainews.openrouter.summarization.domain.SummaryOptionsDraft;
import com.ainews.openrouter.summarization.domain.SummaryRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;

/** Summarises news articles, each by a paid call of its own. */
@Service
public class SummarizeArticles {

    /** How many articles of one request are summarised at the same time. */
    public static final int MAX_AT_ONCE = 8;

    private final SummarizeArticle summarizeArticle;
    private final Ids ids;

    SummarizeArticles(SummarizeArticle summarizeArticle, Ids ids) {
        this.summarizeArticle = summarizeArticle;
        this.ids = ids;
    }

    /**
     * Who wants summaries.
     *
     * @param patience how long to wait where limits or too many calls stand against a call
     */
    public record Asker(Payer payer, Patience patience) {}

    /**
     * Blocks until every article has its result. One that fails does not fail the others. Several
     * articles are batch work: where calls wait, they go behind those that somebody waits for.
     *
     * @throws ProblemException {@code validation_failed}, naming each invalid field; {@code
     *     not_available} for batch processing; and where not one article could be summarised, the
     *     problem of the first, with those of all in {@code failures}
     */
    public Summaries summarize(
            Asker asker, List<ArticleDraft> articles, SummaryOptionsDraft options) {
        SummaryRequest request = SummaryRequest.from(articles, options);
        if (options.asksForBatch()) {
            throw new ProblemException(
                    ProblemType.NOT_AVAILABLE,
                    "Batch jobs are not there yet. Leave out options.batch_processing and send up to"
                            + " %d articles at a time.".formatted(ArticleDraft.MAX_ARTICLES));
        }
        var requestId = new RequestId(ids.next());
        List<ArticleResult> results = request.articles().size() == 1
                ? List.of(summarizeArticle.summarize(
                        new SummarizeArticle.Task(asker, requestId, Priority.INTERACTIVE),
                        request.articles().getFirst(),
                        request.options()))
                : summarizeMany(asker, requestId, request);
        var summaries = new Summaries(requestId, results);
        if (summaries.summarised().isEmpty()) {
            throw nothingSummarised(summaries.failed());
        }
        return summaries;
    }

    private List<ArticleResult> summarizeMany(
            Asker asker, RequestId requestId, SummaryRequest request) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Executor bounded = atMost(MAX_AT_ONCE, executor);
            var task = new SummarizeArticle.Task(asker, requestId, Priority.BATCH);
            List<CompletableFuture<ArticleResult>> running = request.articles().stream()
                    .map(article -> CompletableFuture.supplyAsync(
                            () -> summarizeArticle.summarize(task, article, request.options()),
                            bounded))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Executor atMost(int limit, Executor executor) {
        var places = new Semaphore(limit);
        return task -> executor.execute(() -> {
            places.acquireUninterruptibly();
            try {
                task.run();
            } finally {
                places.release();
            }
        });
    }

    private static ProblemException nothingSummarised(List<ArticleResult.Failed> failed) {
        ProblemException problem = failed.getFirst().problem();
        if (failed.size() > 1) {
            problem.with(
                    "failures", failed.stream().map(SummarizeArticles::facts).toList());
        }
        return failed.stream().anyMatch(one -> one.problem().mayBeBilled())
                ? problem.billed()
                : problem;
    }

    private static Map<String, Object> facts(ArticleResult.Failed failed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("article_id", failed.article().id());
        facts.put("code", failed.problem().type().code());
        facts.put("detail", failed.problem().detail());
        failed.problem().secondsToRetry().ifPresent(wait -> facts.put("retry_after", wait));
        if (!failed.problem().facts().isEmpty()) {
            facts.put("facts", new LinkedHashMap<>(failed.problem().facts()));
        }
        facts.put("cost", failed.cost().amount());
        return facts;
    }
}
