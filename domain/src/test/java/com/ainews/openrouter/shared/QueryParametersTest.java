package com.ainews.openrouter.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    @Test
    void readsWhatIsThere() {
        var parameters = new QueryParameters(Map.of(
                "price", List.of("0.10"),
                "cache", List.of("false"),
                "words", List.of("a, b", "c"),
                "q", List.of("two words")));

        assertThat(parameters.decimal("price")).isEqualByComparingTo("0.10");
        assertThat(parameters.flag("cache", true)).isFalse();
        assertThat(parameters.flag("free", true)).isTrue();
        assertThat(parameters.words("words")).containsExactly("a", "b", "c");
        assertThat(parameters.words("others")).isEmpty();
        assertThat(parameters.text("q")).isEqualTo("two words");
        assertThat(parameters.small("limit")).isNull();
        parameters.violations().throwIfAny();
    }

    @Test
    void namesAllThatIsWrong() {
        var parameters = new QueryParameters(Map.of(
                "price", List.of("cheap"),
                "context", List.of("1.5"),
                "limit", List.of("99999999999"),
                "cache", List.of("maybe"),
                "q", List.of("a", "b"),
                "max_pirce", List.of("1")));
        parameters.decimal("price");
        parameters.whole("context");
        parameters.small("limit");
        parameters.flag("cache", true);
        parameters.text("q");

        assertThatThrownBy(parameters.violations()::throwIfAny)
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.violations())
                            .extracting(Violation::field)
                            .containsExactly(
                                    "price", "context", "limit", "cache", "q", "max_pirce");
                    assertThat(problem.violations().getLast().rule())
                            .isEqualTo(
                                    "is not known here; there are cache, context, limit, price, q");
                });
    }
}
