package com.ainews.openrouter.summarization.in;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.completions.AnswerOnce;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.summarization.SummarizeArticles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What both doors do: summarise, once for each idempotency key. */
@Component
public class SummarizeOnce {

    private static final String OPERATION = "summarize";

    private final SummarizeArticles summarizeArticles;
    private final AnswerOnce answerOnce;
    private final JsonMapper mapper;

    SummarizeOnce(SummarizeArticles summarizeArticles, AnswerOnce answerOnce, JsonMapper mapper) {
        this.summarizeArticles = summarizeArticles;
        this.answerOnce = answerOnce;
        this.mapper = mapper;
    }

    /** The answer, and whether it is that of an earlier request. */
    public record Once(SummariesAnswer answer, boolean isReplayed) {}

    /** Summarises, or tells what was answered before under the same key. */
    public Once summarize(
            Caller caller, Patience patience, @Nullable String idempotencyKey, SummarizeBody body) {
        if (idempotencyKey == null) {
            return new Once(carryOut(caller, patience, body), false);
        }
        var request = new AnswerOnce.Request(
                caller.userId(), idempotencyKey, OPERATION, mapper.convertValue(body, Map.class));
        AnswerOnce.Once once = answerOnce.answer(
                request,
                () -> mapper.writeValueAsString(carryOut(caller, patience.keepingAnswer(), body)));
        return new Once(mapper.readValue(once.json(), SummariesAnswer.class), once.isReplayed());
    }

    private SummariesAnswer carryOut(Caller caller, Patience patience, SummarizeBody body) {
        var asker = new SummarizeArticles.Asker(caller.payer(), patience);
        return SummariesAnswer.from(
                summarizeArticles.summarize(asker, body.toArticles(), body.toOptions()));
    }
}
