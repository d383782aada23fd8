package com.ainews.openrouter.operations.in.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import graphql.GraphQLError;
import graphql.Scalars;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemErrorTest {

    @ParameterizedTest
    @EnumSource
    void tellsEveryTypeWithItsCode(ProblemType type) {
        GraphQLError error =
                ProblemError.of(new ProblemException(type, "100 % sure."), environment());

        assertThat(error.getExtensions())
                .containsEntry("code", type.code())
                .containsEntry("title", type.title());
        assertThat(error.getMessage()).isEqualTo("100 % sure.");
        assertThat(error.getErrorType()).isNotNull();
    }

    @Test
    void tellsFactsAndFieldsInCamelCase() {
        ProblemException problem = ProblemException.invalid(
                        List.of(new Violation("usage_limits.daily_cost_limit", "-1", "more")))
                .with("resets_at", Instant.EPOCH)
                .with("failures", List.of(Map.of("article_id", "a")))
                .retryAfter(Duration.ofMillis(1_001));

        Map<String, Object> extensions = ProblemError.of(problem, environment()).getExtensions();

        assertThat(extensions)
                .containsEntry("resetsAt", "1970-01-01T00:00:00Z")
                .containsEntry("failures", List.of(Map.of("articleId", "a")))
                .containsEntry("retryAfter", 2L);
        assertThat(String.valueOf(extensions.get("violations")))
                .contains("usageLimits.dailyCostLimit");
    }

    private static DataFetchingEnvironment environment() {
        Field field = Field.newField("limits")
                .sourceLocation(new SourceLocation(1, 1))
                .build();
        MergedField merged = MergedField.newMergedField(field).build();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .mergedField(merged)
                .executionStepInfo(ExecutionStepInfo.newExecutionStepInfo()
                        .type(Scalars.GraphQLString)
                        .field(merged)
                        .path(ResultPath.parse("/limits"))
                        .build())
                .build();
    }
}
