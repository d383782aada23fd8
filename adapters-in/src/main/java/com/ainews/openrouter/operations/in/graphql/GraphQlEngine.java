package com.ainews.openrouter.operations.in.graphql;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.scalars.ExtendedScalars;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The engine's scalars, and its limits on what one query may ask. */
@Configuration(proxyBeanMethods = false)
class GraphQlEngine {

    static final int MAX_DEPTH = 15;
    static final int MAX_FIELDS = 500;

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(InstantScalar.DATE_TIME)
                .scalar(ExtendedScalars.Date)
                .scalar(ExtendedScalars.newAliasedScalar("Decimal")
                        .aliasedScalar(ExtendedScalars.GraphQLBigDecimal)
                        .build())
                .scalar(ExtendedScalars.GraphQLLong)
                .scalar(ExtendedScalars.Json)
                .scalar(ExtendedScalars.UUID);
    }

    @Bean
    MaxQueryDepthInstrumentation maxQueryDepth() {
        return new MaxQueryDepthInstrumentation(MAX_DEPTH);
    }

    @Bean
    MaxQueryComplexityInstrumentation maxQueryComplexity() {
        return new MaxQueryComplexityInstrumentation(MAX_FIELDS);
    }
}
