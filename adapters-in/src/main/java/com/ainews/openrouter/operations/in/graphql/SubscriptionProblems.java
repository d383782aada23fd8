package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import graphql.GraphQLError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells a problem that ends a subscription by the same words as everywhere else. */
@Component
class SubscriptionProblems implements SubscriptionExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionProblems.class);

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable exception) {
        ProblemException problem = FailureClassifier.classify(exception);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log.error("A subscription failed in a way nobody expected", exception);
        }
        return Mono.just(List.of(ProblemError.of(problem)));
    }
}
