package com.ainews.openrouter.summarization.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.summarization.in.SummariesAnswer;
import com.ainews.openrouter.summarization.in.SummarizeBody;
import com.ainews.openrouter.summarization.in.SummarizeOnce;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/summarize")
@Tag(name = "summarize", description = "News articles in, summaries out")
class SummarizeRestController {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final SummarizeOnce summarizeOnce;

    SummarizeRestController(SummarizeOnce summarizeOnce) {
        this.summarizeOnce = summarizeOnce;
    }

    @PostMapping
    @Operation(
            summary = "Summarise up to 20 articles",
            description =
                    "Each article is a paid call of its own. One that fails is listed in 'failures'"
                            + " and does not fail the others; where all fail, the answer is the"
                            + " problem of the first.")
    ResponseEntity<SummariesAnswer> summarize(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Parameter(
                            description =
                                    "Your own name for this request. Sent again within 24 hours it"
                                            + " gets the same answer and is not paid twice.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            @RequestBody SummarizeBody body) {
        SummarizeOnce.Once once = summarizeOnce.summarize(caller, patience, idempotencyKey, body);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (once.isReplayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(once.answer());
    }
}
