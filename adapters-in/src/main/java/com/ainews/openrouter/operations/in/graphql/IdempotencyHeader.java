package com.ainews.openrouter.operations.in.graphql;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets paid mutations find the {@code Idempotency-Key} of their request, for clients that send it with
 * whatever they send; and says of an answer that something in it is that of an earlier request, by the
 * header that REST has for it. The headers of a WebSocket belong to all that comes through it, so they
 * don't count.
 */
@Component
class IdempotencyHeader implements WebGraphQlInterceptor {

    /** As a header, and in the context of fields. */
    private static final String NAME = "Idempotency-Key";

    /** As a header, and in the context of fields. */
    static final String REPLAYED = "Idempotency-Replayed";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String key = request.getHeaders().getFirst(NAME);
        if (key != null && !(request instanceof WebSocketGraphQlRequest)) {
            request.configureExecutionInput(
                    (_, input) -> input.graphQLContext(Map.of(NAME, key)).build());
        }
        return chain.next(request).doOnNext(IdempotencyHeader::tellReplay);
    }

    private static void tellReplay(WebGraphQlResponse response) {
        if (response.getExecutionInput().getGraphQLContext().hasKey(REPLAYED)) {
            response.getResponseHeaders().set(REPLAYED, "true");
        }
    }
}
