package com.ainews.openrouter.operations.in.graphql;

import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers queries and mutations as streams of one result where a client takes nothing but events.
 * Spring would carry out a mutation, and be paid for it, and then only tell that it answers no
 * mutations in this form.
 *
 * @see <a href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md">GraphQL
 *     over server-sent events</a>
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EventStreamAnswers implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request)
                .map(response -> takesOnlyEvents(request) ? asEvents(response) : response);
    }

    /** Where it takes JSON as well, it gets JSON. */
    private static boolean takesOnlyEvents(WebGraphQlRequest request) {
        List<MediaType> accepted = request.getHeaders().getAccept();
        return !(request instanceof WebSocketGraphQlRequest)
                && accepted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                && accepted.stream()
                        .noneMatch(type -> type.includes(MediaType.APPLICATION_JSON)
                                || type.includes(MediaType.APPLICATION_GRAPHQL_RESPONSE));
    }

    private static WebGraphQlResponse asEvents(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher
                ? response
                : response.transform(
                        builder -> builder.data(Flux.just(response.getExecutionResult())));
    }
}
