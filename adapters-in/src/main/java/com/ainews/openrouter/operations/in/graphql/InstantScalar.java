package com.ainews.openrouter.operations.in.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** {@code DateTime} as an instant; the library's own scalar takes no {@link Instant}. */
final class InstantScalar {

    static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .description("An instant in UTC, as in 2026-11-23T14:00:00Z.")
            .coercing(new InstantCoercing())
            .build();

    private InstantScalar() {}

    private static final class InstantCoercing implements Coercing<Instant, String> {

        @Override
        public String serialize(Object instant, GraphQLContext context, Locale locale) {
            return instant.toString();
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return OffsetDateTime.parse(input.toString()).toInstant();
            } catch (DateTimeException e) {
                throw new CoercingParseValueException(wrong(input), e);
            }
        }

        @Override
        public Instant parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = String.valueOf(input instanceof StringValue s ? s.getValue() : input);
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new CoercingParseLiteralException(wrong(text), e);
            }
        }

        private static String wrong(Object input) {
            return "'%s' is not an instant of the form 2026-11-23T14:00:00Z".formatted(input);
        }
    }
}
