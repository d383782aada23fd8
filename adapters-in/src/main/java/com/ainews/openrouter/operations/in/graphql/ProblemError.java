package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.ErrorType;

/**
 * A problem as a GraphQL error: {@code extensions.code} and the problem's facts, by the same words
 * as on REST but in camel case.
 */
final class ProblemError {

    private ProblemError() {}

    static GraphQLError of(ProblemException problem, DataFetchingEnvironment environment) {
        return of(problem, GraphqlErrorBuilder.newError(environment));
    }

    /** Without a place in the query. */
    static GraphQLError of(ProblemException problem) {
        return of(problem, GraphqlErrorBuilder.newError());
    }

    private static GraphQLError of(ProblemException problem, GraphqlErrorBuilder<?> error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", problem.type().code());
        extensions.put("title", problem.type().title());
        problem.facts().forEach((name, fact) -> extensions.put(camelCase(name), wire(fact)));
        if (!problem.violations().isEmpty()) {
            extensions.put(
                    "violations",
                    problem.violations().stream().map(ProblemError::violation).toList());
        }
        problem.secondsToRetry().ifPresent(seconds -> extensions.put("retryAfter", seconds));
        return error.message(message(problem))
                .errorType(classification(problem.type().kind()))
                .extensions(extensions)
                .build();
    }

    /** The detail, with fields named as on this door. */
    private static String message(ProblemException problem) {
        String message = problem.detail();
        for (Violation violation : problem.violations()) {
            message = message.replace(violation.field(), camelCase(violation.field()));
        }
        return message;
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("field", camelCase(violation.field()));
        wire.put("value", violation.value());
        wire.put("rule", violation.rule());
        return wire;
    }

    private static Object wire(Object fact) {
        return switch (fact) {
            case Instant instant -> instant.toString();
            case List<?> list -> list.stream().map(ProblemError::wire).toList();
            case Map<?, ?> map -> {
                Map<String, Object> wire = new LinkedHashMap<>();
                map.forEach(
                        (name, value) -> wire.put(camelCase(String.valueOf(name)), wire(value)));
                yield wire;
            }
            default -> fact;
        };
    }

    /**
     * {@code usage_limits.daily_cost_limit} is {@code usageLimits.dailyCostLimit} here; what stands in
     * {@code parameters} has OpenRouter's own names on this door too.
     */
    static String camelCase(String snakeCase) {
        if (snakeCase.startsWith("parameters.")) {
            return snakeCase;
        }
        var camel = new StringBuilder(snakeCase.length());
        boolean raise = false;
        for (int i = 0; i < snakeCase.length(); i++) {
            char c = snakeCase.charAt(i);
            if (c == '_') {
                raise = true;
            } else {
                camel.append(raise ? Character.toUpperCase(c) : c);
                raise = false;
            }
        }
        return camel.toString();
    }

    private static ErrorClassification classification(ProblemType.Kind kind) {
        return switch (kind) {
            case INVALID, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, TOO_LARGE ->
                ErrorType.BAD_REQUEST;
            case CONFLICT, UNPROCESSABLE, PAYMENT_REQUIRED, TOO_MANY_REQUESTS, NOT_IMPLEMENTED ->
                ErrorType.BAD_REQUEST;
            case CLIENT_GONE -> ErrorType.BAD_REQUEST;
            case UNAUTHENTICATED -> ErrorType.UNAUTHORIZED;
            case FORBIDDEN -> ErrorType.FORBIDDEN;
            case NOT_FOUND -> ErrorType.NOT_FOUND;
            case BAD_GATEWAY, GATEWAY_TIMEOUT, UNAVAILABLE, INTERNAL -> ErrorType.INTERNAL_ERROR;
        };
    }
}
