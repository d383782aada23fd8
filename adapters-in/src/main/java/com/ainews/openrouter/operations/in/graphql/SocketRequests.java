package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.operations.in.RequestsUnderWay;
import com.ainews.openrouter.shared.ProblemException;
import graphql.ExecutionResultImpl;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Counts operations over WebSockets among the requests under way, of all and of their user: the
 * request that opened the socket has long been answered. Tells their fields that they came this way.
 */
@Component
class SocketRequests implements WebGraphQlInterceptor {

    /** In the context of fields. */
    private static final String OVER_SOCKET = "Over-Socket";

    private final RequestsUnderWay requests;

    SocketRequests(RequestsUnderWay requests) {
        this.requests = requests;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest)) {
            return chain.next(request);
        }
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(OVER_SOCKET, true)).build());
        return Mono.deferContextual(context -> counted(request, chain, context));
    }

    private Mono<WebGraphQlResponse> counted(
            WebGraphQlRequest request, Chain chain, ContextView context) {
        if (context.hasKey(Throwable.class)) {
            return Mono.just(
                    refused(request, FailureClassifier.classify(context.get(Throwable.class))));
        }
        Runnable leave;
        try {
            leave = enter(context);
        } catch (ProblemException e) {
            return Mono.just(refused(request, e));
        }
        return chain.next(request)
                .map(response -> untilItsEnd(response, leave))
                .doOnError(_ -> leave.run())
                .doOnCancel(leave);
    }

    /** What is to be done at the end. */
    private Runnable enter(ContextView context) {
        RequestsUnderWay.Place one = requests.enter();
        if (!(context.getOrDefault(SecurityContext.class.getName(), null)
                        instanceof SecurityContext known)
                || known.getAuthentication() == null
                || !(known.getAuthentication().getPrincipal() instanceof Caller caller)) {
            return one::leave;
        }
        try {
            RequestsUnderWay.Place ofUser = requests.enter(caller.userId());
            return () -> {
                ofUser.leave();
                one.leave();
            };
        } catch (ProblemException e) {
            one.leave();
            throw e;
        }
    }

    private static WebGraphQlResponse untilItsEnd(WebGraphQlResponse response, Runnable leave) {
        if (response.getData() instanceof Publisher<?> publisher) {
            return response.transform(
                    builder -> builder.data(Flux.from(publisher).doFinally(_ -> leave.run())));
        }
        leave.run();
        return response;
    }

    private static WebGraphQlResponse refused(WebGraphQlRequest request, ProblemException problem) {
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                request.toExecutionInput(),
                ExecutionResultImpl.newExecutionResult()
                        .addError(ProblemError.of(problem))
                        .build()));
    }
}
