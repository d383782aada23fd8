package com.ainews.openrouter.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    @Test
    void saysNothingWhileAllIsWell() {
        var violations = new Violations()
                .require(true, "a", null, "must be")
                .requireText("b", "x".repeat(10), 10)
                .requireBetween("c", null, BigDecimal.ZERO, BigDecimal.ONE)
                .requireBetween("d", 0, 0, 0)
                .requireBetween("d", new BigDecimal("1E-30"), BigDecimal.ZERO, BigDecimal.ONE)
                .requireModelId("e", null)
                .requireModelId("f", "openai/gpt-4o-mini");

        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void tellsOfAllThatIsWrongInOrder() {
        List<Violation> found = found(new Violations()
                .require(false, "a", 7, "must be less")
                .requireText("b", " \n", 10)
                .requireText("c", null, 10)
                .requireText("d", "x".repeat(11), 10)
                .requireBetween(
                        "e", new BigDecimal("1E+3"), BigDecimal.ZERO, new BigDecimal("1E+2"))
                .requireBetween("f", 3, 1, 2)
                .requireModelId("g", "nobody"));

        assertThat(found)
                .extracting(Violation::field)
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(found.getFirst()).isEqualTo(new Violation("a", "7", "must be less"));
        assertThat(found.get(2).value()).isNull();
        assertThat(found.get(4).rule()).isEqualTo("must be between 0 and 100");
    }

    @Test
    void aNumberWithoutEndIsRefusedThoughItIsInside() {
        assertThat(found(new Violations()
                        .requireBetween(
                                "a", new BigDecimal("1E-10000"), BigDecimal.ZERO, BigDecimal.ONE)))
                .containsExactly(new Violation(
                        "a", "1E-10000", "must have at most 30 digits after the point"));
    }

    @Property
    void aNumberPassesExactlyInsideTheBounds(
            @ForAll @IntRange(min = -5, max = 5) int value,
            @ForAll @IntRange(min = -5, max = 5) int least,
            @ForAll @IntRange(min = -5, max = 5) int most) {
        var violations = new Violations().requireBetween("n", value, least, most);

        if (value >= least && value <= most) {
            assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
        } else {
            assertThat(found(violations)).hasSize(1);
        }
    }

    @Property
    void aLongValueIsShortenedButNeverInTheMiddleOfACharacter(
            @ForAll @IntRange(min = 90, max = 110) int letters) {
        String sent = "x".repeat(letters) + "🚋".repeat(20);

        String shown = Objects.requireNonNull(new Violation("f", sent, "r").value());

        assertThat(shown).hasSizeLessThanOrEqualTo(101).endsWith("…");
        assertThat(sent).startsWith(shown.substring(0, shown.length() - 1));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
    }

    @Test
    void aProblemNamesTheFieldsAndKeepsItsFacts() {
        ProblemException problem = ProblemException.invalid(
                        List.of(new Violation("a.b", "1", "r"), new Violation("c", null, "r")))
                .with("one", 1)
                .with("nothing", null)
                .retryAfter(Duration.ofSeconds(3));

        assertThat(problem.detail()).endsWith("a.b, c");
        assertThat(problem.getMessage()).startsWith("validation_failed: ");
        assertThat(problem.facts()).containsOnlyKeys("one");
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(3));
    }

    private static List<Violation> found(Violations violations) {
        return catchThrowableOfType(ProblemException.class, violations::throwIfAny)
                .violations();
    }
}
