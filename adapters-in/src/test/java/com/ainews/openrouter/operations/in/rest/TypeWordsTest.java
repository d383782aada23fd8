package com.ainews.openrouter.operations.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TypeWordsTest {

    @Test
    void namesNoTypeOfJava() {
        for (Class<?> type : List.of(
                BigDecimal.class,
                Integer.class,
                long.class,
                Boolean.class,
                String.class,
                UUID.class,
                Instant.class,
                List.class)) {
            assertThat(TypeWords.mustBe(type, "an object"))
                    .startsWith("must be ")
                    .isNotEqualTo("must be an object")
                    .doesNotContain(type.getSimpleName());
        }
    }

    @Test
    void tellsWhatThereIsToChooseFromAndOtherwiseWhatItsCallerSays() {
        assertThat(TypeWords.mustBe(RoundingMode.class, "an object"))
                .startsWith("must be one of UP, DOWN");
        assertThat(TypeWords.mustBe(Map.class, "an object")).isEqualTo("must be an object");
        assertThat(TypeWords.mustBe(null, "another value")).isEqualTo("must be another value");
    }
}
