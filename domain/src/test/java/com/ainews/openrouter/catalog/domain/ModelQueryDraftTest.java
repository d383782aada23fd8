package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violation;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelQueryDraftTest {

    @Test
    void namesEveryFieldThatIsWrong() {
        var draft = new ModelQueryDraft(
                BigDecimal.ONE.negate(),
                new BigDecimal("1000000.01"),
                -1L,
                List.of(""),
                List.of("text", " "),
                Collections.nCopies(21, "tools"),
                false,
                List.of("x".repeat(201)),
                " ",
                "cheapness",
                "up",
                -1,
                501);

        assertThatThrownBy(draft::toQuery)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        "max_prompt_price",
                                        "max_completion_price",
                                        "min_context",
                                        "offset",
                                        "limit",
                                        "input_modalities",
                                        "output_modalities",
                                        "supported_parameters",
                                        "provider",
                                        "q",
                                        "sort",
                                        "order"));
    }

    @Test
    void anOrderOfNothingIsNotIgnored() {
        var draft = new ModelQueryDraft(
                null, null, null, List.of(), List.of(), List.of(), false, List.of(), null, null,
                "desc", null, null);

        assertThatThrownBy(draft::toQuery)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("order");
    }
}
