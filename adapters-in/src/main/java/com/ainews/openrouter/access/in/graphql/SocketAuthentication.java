package com.ainews.openrouter.access.in.graphql;

import com.ainews.openrouter.access.Caller;
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
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Who speaks over a WebSocket: as the handshake's header says or, since browsers can't send one, the
 * member {@code Authorization} of the first message. A socket without a good token is closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SocketAuthentication implements WebSocketGraphQlInterceptor {

    private static final String ATTRIBUTE = SocketAuthentication.class.getName();
    private static final String FIELD = "Authorization";

    private final BearerTokens bearerTokens;

    SocketAuthentication(BearerTokens bearerTokens) {
        this.bearerTokens = bearerTokens;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(
            WebSocketSessionInfo session, Map<String, Object> payload) {
        return session.getPrincipal()
                .ofType(Authentication.class)
                .filter(known -> known.getPrincipal() instanceof Caller)
                .switchIfEmpty(Mono.fromSupplier(() -> authenticate(payload)))
                .doOnNext(known ->
                        session.getAttributes().put(ATTRIBUTE, new SecurityContextImpl(known)))
                .then(Mono.empty());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(
            WebGraphQlRequest request, WebGraphQlInterceptor.Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest overSocket)) {
            return chain.next(request);
        }
        Object known = overSocket.getSessionInfo().getAttributes().get(ATTRIBUTE);
        return known instanceof SecurityContext context
                ? chain.next(request)
                        .contextWrite(Context.of(SecurityContext.class.getName(), context))
                : Mono.error(unauthenticated());
    }

    private Authentication authenticate(@Nullable Map<String, Object> payload) {
        Object field = payload == null ? null : payload.get(FIELD);
        return bearerTokens
                .authenticate(field instanceof String text ? text : null)
                .orElseThrow(SocketAuthentication::unauthenticated);
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "Send a valid access token in the handshake or in the first message:"
                        + " {\"Authorization\": \"Bearer ori_…\"}.");
    }
}
