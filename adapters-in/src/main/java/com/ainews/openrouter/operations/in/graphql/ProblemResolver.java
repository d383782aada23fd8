package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;

/** Tells every problem in {@code extensions}; the one place where GraphQL does so. */
@Component
class ProblemResolver extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    @Override
    protected @Nullable GraphQLError resolveToSingleError(
            Throwable exception, DataFetchingEnvironment environment) {
        ProblemException problem = exception instanceof BindException unbound
                ? unbound(unbound)
                : FailureClassifier.classify(exception);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log.error("A field failed in a way nobody expected", exception);
        }
        if (problem.isReplayed()) {
            environment.getGraphQlContext().put(IdempotencyHeader.REPLAYED, true);
        }
        return ProblemError.of(problem, environment);
    }

    /** An argument of the right GraphQL type that still is not what Java needs. */
    private static ProblemException unbound(BindException exception) {
        List<Violation> violations = exception.getFieldErrors().stream()
                .map(ProblemResolver::violation)
                .toList();
        return violations.isEmpty()
                ? new ProblemException(ProblemType.MALFORMED_REQUEST, "An argument can't be read.")
                : ProblemException.invalid(violations);
    }

    private static Violation violation(FieldError error) {
        return new Violation(
                error.getField(), String.valueOf(error.getRejectedValue()), "has the wrong type");
    }
}
