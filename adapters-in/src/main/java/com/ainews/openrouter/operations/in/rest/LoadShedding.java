package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns requests away while too many are under way: those that are in get done, the others are told
 * at once to come back. In front of everything that costs something, authentication too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class LoadShedding extends OncePerRequestFilter {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final int maxRequests;
    private final HandlerExceptionResolver problems;
    private final AtomicInteger underWay;
    private final Counter refused;

    LoadShedding(
            @Value("${protection.max-requests}") int maxRequests,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            MeterRegistry registry) {
        this.maxRequests = maxRequests;
        this.problems = problems;
        this.underWay = registry.gauge("openrouter.requests.running", new AtomicInteger());
        this.refused = registry.counter("openrouter.requests.refused");
    }

    /** Whoever asks how the service does must hear of it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/actuator/") || path.equals("/api/openrouter/health");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (underWay.incrementAndGet() > maxRequests) {
                refused.increment();
                problems.resolveException(request, response, null, busy());
                return;
            }
            chain.doFilter(request, response);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private ProblemException busy() {
        return new ProblemException(
                        ProblemType.SERVICE_BUSY,
                        "The service has %d requests under way and takes no more. Nothing was done; try again in a moment."
                                .formatted(maxRequests))
                .with("reason", "too_many_requests")
                .retryAfter(TRY_AGAIN);
    }
}
