package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violation;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommendationDraftTest {

    private static final Vocabulary WORDS =
            new Vocabulary(Set.of("tools", "reasoning"), Set.of("text", "image"));

    @Test
    void theTaskIsEnough() {
        RecommendationRequest request = draft("code", null, null, List.of(), null, null, null)
                .toRequest(WORDS, new Violations());

        assertThat(request.task()).isEqualTo(Task.CODE);
        assertThat(request.input().value()).isEqualTo(1_000);
        assertThat(request.limit()).isEqualTo(5);
        assertThat(request.weights().quality()).isEqualByComparingTo("0.5");
        assertThat(request.seed()).isNull();
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> new RecommendationDraft(
                                "poetry",
                                -1L,
                                0L,
                                List.of(" "),
                                Collections.nCopies(21, "image"),
                                -1L,
                                new BigDecimal("-0.1"),
                                0L,
                                new BigDecimal("-1"),
                                new BigDecimal("101"),
                                new BigDecimal("-0.5"),
                                21,
                                -1L)
                        .toRequest(WORDS, new Violations()));

        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "task",
                        "input_tokens",
                        "output_tokens",
                        "supported_parameters",
                        "input_modalities",
                        "min_context",
                        "max_cost",
                        "max_latency_ms",
                        "quality_weight",
                        "cost_weight",
                        "speed_weight",
                        "limit",
                        "seed");
    }

    @Test
    void whatNoModelHasIsNotTakenAndWhatThereIsIsTold() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> draft("chat", null, null, List.of("tools", "tool"), null, null, null)
                        .toRequest(WORDS, new Violations()));

        assertThat(problem.violations())
                .containsExactly(new Violation(
                        "supported_parameters", "tool", "must be one of reasoning, tools"));
    }

    @Test
    void someWeightMustCount() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> draft("chat", null, null, List.of(), "0", "0", "0.0")
                        .toRequest(WORDS, new Violations()));

        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("quality_weight");
    }

    @Test
    void aTaskIsNeeded() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> draft(null, null, null, List.of(), null, null, null)
                        .toRequest(WORDS, new Violations()));

        assertThat(problem.violations()).extracting(Violation::field).containsExactly("task");
    }

    private static RecommendationDraft draft(
            @Nullable String task,
            @Nullable Long input,
            @Nullable Long answer,
            List<String> parameters,
            @Nullable String quality,
            @Nullable String cost,
            @Nullable String speed) {
        return new RecommendationDraft(
                task,
                input,
                answer,
                parameters,
                List.of(),
                null,
                null,
                null,
                decimal(quality),
                decimal(cost),
                decimal(speed),
                null,
                null);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
