package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.operations.in.RequestsUnderWay;
import com.ainews.openrouter.shared.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
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

    private final RequestsUnderWay requests;
    private final HandlerExceptionResolver problems;

    LoadShedding(
            RequestsUnderWay requests,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.requests = requests;
        this.problems = problems;
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
        RequestsUnderWay.Place place;
        try {
            place = requests.enter();
        } catch (ProblemException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        UntilAnswered.run(request, place, () -> chain.doFilter(request, response));
    }
}
