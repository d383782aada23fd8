package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.shared.ProblemType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives the errors of the GraphQL engine itself a code too: syntax, unknown fields, wrong types. What
 * they show of the query is left out where it may be a secret.
 */
@Component
class ErrorCodes implements WebGraphQlInterceptor {

    /** Where the engine's own form of an argument begins, with all that is in it. */
    private static final Pattern VALUE = Pattern.compile(" (?:with )?value '");

    /** Where it may end: it can have the same words in itself, so the last one counts. */
    private static final Pattern END_OF_VALUE =
            Pattern.compile("' (?=is not a valid |must |is missing |contains a field |for type )");

    /** A message may have all of a value of the client's in it. */
    private static final int MAX_LENGTH = 1_000;

    private static final Pattern SECRET = Pattern.compile("(sk-or-|ori_)[^\\s'\"]+");

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request)
                .map(response -> response.transform(
                        builder -> builder.errors(response.getExecutionResult().getErrors().stream()
                                .map(ErrorCodes::withCode)
                                .toList())));
    }

    static String withoutSecrets(String message) {
        String shown = SECRET.matcher(withoutValue(message)).replaceAll("$1…");
        return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "…";
    }

    private static String withoutValue(String message) {
        Matcher value = VALUE.matcher(message);
        if (!value.find()) {
            return message;
        }
        Matcher end = END_OF_VALUE.matcher(message);
        int rest = -1;
        for (boolean found = end.find(value.end()); found; found = end.find()) {
            rest = end.end();
        }
        return rest < 0
                ? message
                : message.substring(0, value.start()) + " " + message.substring(rest);
    }

    private static GraphQLError withCode(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey("code")) {
            return error;
        }
        Map<String, Object> coded = new LinkedHashMap<>(extensions == null ? Map.of() : extensions);
        coded.put(
                "code",
                (error instanceof InvalidSyntaxError
                                ? ProblemType.MALFORMED_REQUEST
                                : ProblemType.VALIDATION_FAILED)
                        .code());
        var builder = GraphqlErrorBuilder.newError();
        builder.message("%s", withoutSecrets(error.getMessage()));
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
