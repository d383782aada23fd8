package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.operations.in.RequestsUnderWay;
import com.ainews.openrouter.shared.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Turns requests away of a user who has too many under way; behind authentication, which says who. */
@Component
@Order(0)
final class UserShare extends OncePerRequestFilter {

    private final RequestsUnderWay requests;
    private final HandlerExceptionResolver problems;

    UserShare(
            RequestsUnderWay requests,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || !(known.getPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        RequestsUnderWay.Place place;
        try {
            place = requests.enter(caller.userId());
        } catch (ProblemException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        UntilAnswered.run(request, place, () -> chain.doFilter(request, response));
    }
}
