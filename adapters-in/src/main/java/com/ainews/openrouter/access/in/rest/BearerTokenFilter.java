package com.ainews.openrouter.access.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.access.in.BearerTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns {@code Authorization: Bearer ori_…} into a {@link Caller}. Where the database can't be asked
 * the answer is 503, never 401: the token may be good.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    private final BearerTokens bearerTokens;
    private final HandlerExceptionResolver problems;

    BearerTokenFilter(BearerTokens bearerTokens, HandlerExceptionResolver problems) {
        this.bearerTokens = bearerTokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> caller;
        try {
            caller = bearerTokens.authenticate(request.getHeader(HttpHeaders.AUTHORIZATION));
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        caller.ifPresent(BearerTokenFilter::signIn);
        chain.doFilter(request, response);
    }

    private static void signIn(Authentication caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
    }
}
