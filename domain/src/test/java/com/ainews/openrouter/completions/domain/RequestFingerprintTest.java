package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("model", "a/b");
        one.put("provider", Map.of("sort", "price"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("provider", Map.of("sort", "price"));
        other.put("model", "a/b");

        assertThat(of(one)).isEqualTo(of(other)).hasSize(64);
    }

    @Test
    void neitherDoesHowANumberIsWrittenOrWhetherNothingIsNull() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put("n", new BigDecimal("1.0"));
        withNull.put("stop", null);

        assertThat(of(withNull)).isEqualTo(of(Map.of("n", 1)));
        assertThat(of(Map.of("n", new BigDecimal("1E+3")))).isEqualTo(of(Map.of("n", 1000L)));
    }

    @Test
    void allElseMatters() {
        List<Object> bodies = new ArrayList<>(List.of(
                Map.of(),
                Map.of("a", "1"),
                Map.of("a", 1),
                Map.of("a", true),
                Map.of("a", "true"),
                Map.of("a", List.of("b", "c")),
                Map.of("a", List.of("c", "b")),
                Map.of("a", List.of("bc")),
                Map.of("a", Map.of("b", "c")),
                Map.of("a", "", "b", ""),
                Map.of("a", Collections.singletonList(null))));

        assertThat(bodies.stream().map(RequestFingerprintTest::of)).doesNotHaveDuplicates();
        assertThat(RequestFingerprint.of("x", Map.of())).isNotEqualTo(of(Map.of()));
    }

    private static String of(Object body) {
        return RequestFingerprint.of("operation", body);
    }
}
