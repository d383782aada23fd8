package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.OpenRouterError;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A problem as {@code application/problem+json}: the members of RFC 9457, {@code code}, {@code
 * violations} where fields are invalid, and the problem's facts beside them. On the drop-in API it
 * has the form of OpenRouter's errors, since clients of OpenRouter read it.
 */
final class ProblemBody {

    /** Where OpenRouter's own API is spoken. */
    private static final String DROP_IN = "/api/v1/";

    /** OpenRouter's own: which of its calls failed. */
    private static final String GENERATION_ID = "X-Generation-Id";

    private static final String REPLAYED = "Idempotency-Replayed";

    private static final String TYPE = "urn:openrouter-integration:problem:";

    private ProblemBody() {}

    /** The answer of the address that a problem arose at. */
    static ResponseEntity<Object> of(ProblemException problem, String path) {
        return of(problem, path, HttpHeaders.EMPTY);
    }

    static ResponseEntity<Object> of(ProblemException problem, String path, HttpHeaders extra) {
        HttpStatus status = HttpStatus.valueOf(problem.type().kind().status());
        var headers = new HttpHeaders(extra);
        problem.secondsToRetry()
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        RateLimitHeaders.add(problem, headers);
        if (problem.facts().get("generation_id") instanceof String generationId) {
            headers.set(GENERATION_ID, generationId);
        }
        if (problem.isReplayed()) {
            headers.set(REPLAYED, "true");
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (path.startsWith(DROP_IN)) {
            headers.setContentType(MediaType.APPLICATION_JSON);
            if (status == HttpStatus.CONFLICT) {
                // Clients of OpenAI's API try again after a conflict; here that would change
                // nothing.
                headers.set("x-should-retry", "false");
            }
            return new ResponseEntity<>(
                    Map.of("error", OpenRouterError.from(problem)), headers, status);
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(detail(problem, status), headers, status);
    }

    private static ProblemDetail detail(ProblemException problem, HttpStatus status) {
        ProblemType type = problem.type();
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, problem.detail());
        body.setType(URI.create(TYPE + type.code()));
        body.setTitle(type.title());
        body.setProperty("code", type.code());
        problem.facts().forEach(body::setProperty);
        if (!problem.violations().isEmpty()) {
            body.setProperty("violations", problem.violations());
        }
        problem.secondsToRetry().ifPresent(seconds -> body.setProperty("retry_after", seconds));
        return body;
    }
}
