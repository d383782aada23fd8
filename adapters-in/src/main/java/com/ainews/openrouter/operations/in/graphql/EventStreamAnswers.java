package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers queries and mutations as streams of one result where a client takes nothing but events, and
 * refuses subscriptions where it takes JSON. Spring would carry out a mutation, and be paid for it,
 * and then only tell that it answers no mutations in this form; of a subscription it would answer what
 * the object that never ran looks like as JSON.
 *
 * @see <a href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md">GraphQL
 *     over server-sent events</a>
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EventStreamAnswers implements WebGraphQlInterceptor {

    private static final GraphQLError NO_STREAM = ProblemError.of(new ProblemException(
            ProblemType.NOT_ACCEPTABLE,
            "A subscription is not answered as one piece of JSON; nothing was called. Send it over"
                    + " WebSocket (graphql-transport-ws) to this address, or by POST with"
                    + " \"Accept: text/event-stream\" alone."));

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            if (request instanceof WebSocketGraphQlRequest) {
                return response;
            }
            return takesOnlyEvents(request) ? asEvents(response) : asJson(response);
        });
    }

    /** Where it takes JSON as well, Spring's handler of plain requests answers. */
    private static boolean takesOnlyEvents(WebGraphQlRequest request) {
        List<MediaType> accepted = request.getHeaders().getAccept();
        return accepted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
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

    private static WebGraphQlResponse asJson(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher
                ? new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                        response.getExecutionInput(),
                        ExecutionResult.newExecutionResult().addError(NO_STREAM).build()))
                : response;
    }
}
