package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.shared.ProblemType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives the errors of the GraphQL engine itself a code too: syntax, unknown fields, wrong types. */
@Component
class ErrorCodes implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request)
                .map(response -> response.transform(
                        builder -> builder.errors(response.getExecutionResult().getErrors().stream()
                                .map(ErrorCodes::withCode)
                                .toList())));
    }

    private static GraphQLError withCode(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey("code")) {
            return error;
        }
        Map<String, Object> coded = new LinkedHashMap<>(extensions == null ? Map.of() : extensions);
        coded.put(
                "code",
                (error instanceof ValidationError
                                ? ProblemType.VALIDATION_FAILED
                                : ProblemType.MALFORMED_REQUEST)
                        .code());
        var builder = GraphqlErrorBuilder.newError();
        builder.message(error.getMessage());
        builder.errorType(error.getErrorType());
        builder.extensions(coded);
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }
}
