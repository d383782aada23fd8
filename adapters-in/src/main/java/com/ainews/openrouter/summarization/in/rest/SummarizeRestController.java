package com.ainews.openrouter.summarization.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.summarization.SummarizeArticles;
import com.ainews.openrouter.summarization.in.SummariesAnswer;
import com.ainews.openrouter.summarization.in.SummarizeBody;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/summarize")
@Tag(name = "summarize", description = "News articles in, summaries out")
class SummarizeRestController {

    private final SummarizeArticles summarizeArticles;

    SummarizeRestController(SummarizeArticles summarizeArticles) {
        this.summarizeArticles = summarizeArticles;
    }

    @PostMapping
    @Operation(
            summary = "Summarise up to 20 articles",
            description =
                    "Each article is a paid call of its own. One that fails is listed in 'failures'"
                            + " and does not fail the others; where all fail, the answer is the"
                            + " problem of the first.")
    SummariesAnswer summarize(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @RequestBody SummarizeBody body) {
        var asker = new SummarizeArticles.Asker(caller.payer(), patience);
        return SummariesAnswer.from(
                summarizeArticles.summarize(asker, body.toArticles(), body.toOptions()));
    }
}
