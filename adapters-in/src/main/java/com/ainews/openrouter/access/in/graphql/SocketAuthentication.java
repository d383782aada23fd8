package com.ainews.openrouter.access.in.graphql;

import com.ainews.openrouter.access.in.BearerTokens;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Who speaks over a WebSocket: as the handshake's header says or, since browsers can't send one, the
 * member {@code Authorization} of the first message. A socket without a good token is closed; once its
 * token is no longer good, no operation begins over it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SocketAuthentication implements WebSocketGraphQlInterceptor {

    private static final String ATTRIBUTE = SocketAuthentication.class.getName();

    private final BearerTokens bearerTokens;

    SocketAuthentication(BearerTokens bearerTokens) {
        this.bearerTokens = bearerTokens;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(
            WebSocketSessionInfo session, Map<String, Object> payload) {
        return Mono.fromSupplier(() -> {
                    if (presented(session) == null && field(payload) instanceof String text) {
                        session.getAttributes().put(ATTRIBUTE, new Presented(text));
                    }
                    return authenticate(session);
                })
                .then(Mono.empty());
    }

    /** Each operation anew, as each request is: a socket may stay open for long. */
    @Override
    public Mono<WebGraphQlResponse> intercept(
            WebGraphQlRequest request, WebGraphQlInterceptor.Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest overSocket)) {
            return chain.next(request);
        }
        return chain.next(request).contextWrite(caller(overSocket.getSessionInfo()));
    }

    /**
     * Who speaks, or why nobody may, under {@code Throwable.class}: an operation is refused in an
     * answer to it, since an error here would close the socket with all that runs over it.
     */
    private Context caller(WebSocketSessionInfo session) {
        try {
            return Context.of(
                    SecurityContext.class.getName(),
                    new SecurityContextImpl(authenticate(session)));
        } catch (RuntimeException e) {
            return Context.of(Throwable.class, e);
        }
    }

    private Authentication authenticate(WebSocketSessionInfo session) {
        return bearerTokens
                .authenticate(presented(session))
                .orElseThrow(SocketAuthentication::unauthenticated);
    }

    private static @Nullable String presented(WebSocketSessionInfo session) {
        String header = session.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header == null && session.getAttributes().get(ATTRIBUTE) instanceof Presented first
                ? first.authorization
                : header;
    }

    private static @Nullable Object field(@Nullable Map<String, Object> payload) {
        return payload == null ? null : payload.get(HttpHeaders.AUTHORIZATION);
    }

    /** What the first message had; it never shows itself. */
    private static final class Presented {

        private final String authorization;

        Presented(String authorization) {
            this.authorization = authorization;
        }
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "Send a valid access token in the handshake or in the first message:"
                        + " {\"Authorization\": \"Bearer ori_…\"}.");
    }
}
