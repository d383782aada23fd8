package com.ainews.openrouter.summarization.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.summarization.SummarizeArticles;
import com.ainews.openrouter.summarization.in.SummariesAnswer;
import com.ainews.openrouter.summarization.in.SummarizeBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class SummarizeController {

    private final SummarizeArticles summarizeArticles;

    SummarizeController(SummarizeArticles summarizeArticles) {
        this.summarizeArticles = summarizeArticles;
    }

    @MutationMapping
    SummariesAnswer summarizeArticles(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Argument List<SummarizeBody.ArticleBody> articles,
            @Argument SummarizeBody.@Nullable OptionsBody options) {
        var body = new SummarizeBody(List.copyOf(articles), options);
        var asker = new SummarizeArticles.Asker(caller.payer(), patience);
        return SummariesAnswer.from(
                summarizeArticles.summarize(asker, body.toArticles(), body.toOptions()));
    }
}
