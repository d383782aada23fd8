package com.ainews.openrouter.access.in.rest;

import com.ainews.openrouter.access.AuthenticateToken;
import com.ainews.openrouter.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns {@code Authorization: Bearer ori_…} into a {@link Caller}. Where the database can't be asked
 * the answer is 503, never 401: the token may be good.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AuthenticateToken authenticateToken;
    private final HandlerExceptionResolver problems;

    BearerTokenFilter(AuthenticateToken authenticateToken, HandlerExceptionResolver problems) {
        this.authenticateToken = authenticateToken;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = caller(request.getHeader(HttpHeaders.AUTHORIZATION));
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        caller.ifPresent(BearerTokenFilter::signIn);
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(@Nullable String header) {
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : authenticateToken.authenticate(
                        header.substring(SCHEME.length()).strip());
    }

    private static void signIn(Caller caller) {
        var roles = List.of(new SimpleGrantedAuthority(SecurityRules.USER));
        var admin = new SimpleGrantedAuthority(SecurityRules.ADMIN);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, caller.administrator() ? List.of(roles.getFirst(), admin) : roles));
        SecurityContextHolder.setContext(context);
    }
}
