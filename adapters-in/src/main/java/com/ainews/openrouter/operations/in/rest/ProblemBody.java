package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A problem as {@code application/problem+json}: the members of RFC 9457, {@code code}, {@code
 * violations} where fields are invalid, and the problem's facts beside them.
 */
final class ProblemBody {

    private static final String TYPE = "urn:openrouter-integration:problem:";

    private ProblemBody() {}

    static ResponseEntity<ProblemDetail> of(ProblemException problem) {
        return of(problem, HttpHeaders.EMPTY);
    }

    static ResponseEntity<ProblemDetail> of(ProblemException problem, HttpHeaders extra) {
        ProblemType type = problem.type();
        HttpStatus status = HttpStatusOf.kind(type.kind());
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, problem.detail());
        body.setType(URI.create(TYPE + type.code()));
        body.setTitle(type.title());
        body.setProperty("code", type.code());
        problem.facts().forEach(body::setProperty);
        if (!problem.violations().isEmpty()) {
            body.setProperty("violations", problem.violations());
        }
        var headers = new HttpHeaders(extra);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().map(ProblemBody::wholeSeconds).ifPresent(seconds -> {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            body.setProperty("retry_after", seconds);
        });
        RateLimitHeaders.add(problem, headers);
        if (type == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return new ResponseEntity<>(body, headers, status);
    }

    /** Rounded up, so that nobody comes back too early. */
    private static long wholeSeconds(Duration delay) {
        return delay.plusNanos(Duration.ofSeconds(1).toNanos() - 1).toSeconds();
    }
}
