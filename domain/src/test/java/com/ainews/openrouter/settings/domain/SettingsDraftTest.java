package com.ainews.openrouter.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDraftTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "1000000, 1000000000000, 2, 1000000", "0.000000000001, 1, 1.999, 4096"
    })
    void takesWhatIsInsideTheBounds(
            BigDecimal cost, long count, BigDecimal temperature, int maxTokens) {
        assertThatCode(() -> numbers(cost, count, temperature, maxTokens).validate())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "-0.000000000001, -1, -0.01, 0",
        "1000000.000000000001, 1000000000001, 2.000001, 1000001",
        "1e30, 9223372036854775807, 1e9, -2147483648"
    })
    void namesEveryNumberThatIsOutside(
            BigDecimal cost, long count, BigDecimal temperature, int maxTokens) {
        assertThat(violations(numbers(cost, count, temperature, maxTokens)))
                .extracting(Violation::field)
                .containsExactly(
                        "usage_limits.daily_cost_limit",
                        "usage_limits.monthly_cost_limit",
                        "usage_limits.requests_per_hour",
                        "usage_limits.tokens_per_hour",
                        "preferences.temperature",
                        "preferences.max_tokens");
    }

    @Test
    void clearingOrKeepingAllIsFine() {
        assertThatCode(() -> texts(Change.clear(), Change.clear()).validate())
                .doesNotThrowAnyException();
        assertThatCode(() -> texts(Change.keep(), Change.keep()).validate())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-or-",
                "sk-proj-0123456789",
                "sk-or-with space",
                "sk-or-v1-a\n",
                " sk-or-v1-a"
            })
    void refusesAKeyOfAnotherFormWithoutShowingIt(String key) {
        List<Violation> violations = violations(texts(Change.to(key), Change.keep()));

        assertThat(violations).extracting(Violation::field).containsExactly("api_key");
        assertThat(violations)
                .extracting(Violation::value)
                .isEqualTo(Collections.singletonList(null));
    }

    @Test
    void takesAKeyOf256CharactersAndNotOneMore() {
        String longest = "sk-or-" + "x".repeat(250);

        assertThatCode(() -> texts(Change.to(longest), Change.keep()).validate())
                .doesNotThrowAnyException();
        assertThat(violations(texts(Change.to(longest + "x"), Change.keep()))).hasSize(1);
    }

    @Test
    void namesEveryModelThatIsNone() {
        assertThat(violations(texts(Change.keep(), Change.to("gpt-4"))))
                .extracting(Violation::field)
                .containsExactly(
                        "preferred_models.summarization",
                        "preferred_models.chat",
                        "preferred_models.fallback");
    }

    @Test
    void changesOnlyWhatItMentions() {
        var user = new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
        Settings first = texts(Change.to("sk-or-v1-x"), Change.to("maker/one"))
                .toChange(key -> new SealedKey(new byte[] {1}, key.label(), NOW))
                .appliedTo(Settings.untouched(user), NOW);
        Settings second = numbers(BigDecimal.ONE, 5, BigDecimal.TWO, 7)
                .toChange(_ -> new SealedKey(new byte[0], "", NOW))
                .appliedTo(first, NOW.plusSeconds(1));

        assertThat(second.preferredModels().all())
                .hasSize(3)
                .containsOnly(new ModelId("maker/one"));
        assertThat(Objects.requireNonNull(second.key()).label()).isEqualTo("sk-or-…");
        assertThat(second.usageLimits())
                .isEqualTo(new UsageLimits(Usd.of("1"), Usd.of("1.00"), 5L, 5L));
        assertThat(second.preferences().maxTokens()).isEqualTo(7);
        assertThat(second.preferences().fallsBack()).isTrue();
        assertThat(second.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    private static List<Violation> violations(SettingsDraft draft) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, draft::validate);
        assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        return problem.violations();
    }

    private static SettingsDraft texts(Change<String> key, Change<String> model) {
        return new SettingsDraft(
                key,
                model,
                model,
                model,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    private static SettingsDraft numbers(
            BigDecimal cost, long count, BigDecimal temperature, int maxTokens) {
        return new SettingsDraft(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(cost),
                Change.to(cost),
                Change.to(count),
                Change.to(count),
                Change.to(temperature),
                Change.to(maxTokens),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }
}
