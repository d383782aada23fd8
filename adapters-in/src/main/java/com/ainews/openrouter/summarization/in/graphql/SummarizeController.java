package com.ainews.openrouter.summarization.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.summarization.in.SummariesAnswer;
import com.ainews.openrouter.summarization.in.SummarizeBody;
import com.ainews.openrouter.summarization.in.SummarizeOnce;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class SummarizeController {

    private final SummarizeOnce summarizeOnce;

    SummarizeController(SummarizeOnce summarizeOnce) {
        this.summarizeOnce = summarizeOnce;
    }

    @MutationMapping
    SummariesAnswer summarizeArticles(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Argument List<SummarizeBody.ArticleBody> articles,
            @Argument SummarizeBody.@Nullable OptionsBody options,
            @Argument @Nullable String idempotencyKey,
            @ContextValue(name = "Idempotency-Key", required = false) @Nullable String keyOfAll,
            GraphQLContext context) {
        var body = new SummarizeBody(List.copyOf(articles), options);
        String key = idempotencyKey == null ? keyOfAll : idempotencyKey;
        SummarizeOnce.Once once = summarizeOnce.summarize(caller, patience, key, body);
        if (once.isReplayed()) {
            context.put("Idempotency-Replayed", true);
        }
        return once.answer();
    }
}
