package com.ainews.openrouter.completions.in;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Starts a stream once its request has left all other filters: some of them still touch the response
 * on the way back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StreamStart extends OncePerRequestFilter {

    /** The request attribute of the {@link Runnable} that is the stream. */
    static final String STREAM = StreamStart.class.getName() + ".stream";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(STREAM) instanceof Runnable stream) {
            request.removeAttribute(STREAM);
            Thread.ofVirtual().name("chat-stream").start(stream);
        }
    }
}
