package com.ainews.openrouter.operations.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.OpenRouterError;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemBodyTest {

    private static final String PATH = "/api/openrouter/summarize";

    @ParameterizedTest
    @EnumSource
    void tellsEveryTypeWithItsCodeAndAStatusOfItsKind(ProblemType type) {
        ResponseEntity<Object> response =
                ProblemBody.of(new ProblemException(type, "What to do.").with("a_fact", 7), PATH);

        var body = (ProblemDetail) Objects.requireNonNull(response.getBody());
        assertThat(response.getStatusCode().value()).isEqualTo(type.kind().status());
        assertThat(response.getStatusCode().isError()).isTrue();
        assertThat(response.getHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body.getTitle()).isEqualTo(type.title());
        assertThat(body.getDetail()).isEqualTo("What to do.");
        assertThat(body.getProperties())
                .containsEntry("code", type.code())
                .containsEntry("a_fact", 7);
        assertThat(String.valueOf(body.getType())).endsWith(type.code());
    }

    @Test
    void roundsAWaitUpToWholeSeconds() {
        ResponseEntity<Object> response = ProblemBody.of(
                new ProblemException(ProblemType.RATE_LIMIT_EXCEEDED, "Wait.")
                        .retryAfter(Duration.ofMillis(1_001)),
                PATH);

        assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void headersAboutLimitsHaveNoNumberThatTheirReadersRefuse() {
        var refused = new ProblemException(ProblemType.RATE_LIMIT_EXCEEDED, "Wait.")
                .with("scope", "user")
                .with("limit_name", "tokens_per_hour")
                .with("limit", new BigDecimal("9223372036854775807"))
                .with("left", new BigDecimal("17.9"))
                .with("window_seconds", 3600L)
                .with("resets_in_seconds", 60L);

        var headers = ProblemBody.of(refused, PATH).getHeaders();

        assertThat(headers.getFirst("RateLimit-Policy"))
                .isEqualTo("\"user.tokens_per_hour\";q=999999999999999;qu=\"tokens\";w=3600");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"user.tokens_per_hour\";r=17;t=60");
    }

    @Test
    void namesEveryInvalidField() {
        var violation = new Violation("usage_limits.daily_cost_limit", "-1", "must be more");

        var body = (ProblemDetail) Objects.requireNonNull(
                ProblemBody.of(ProblemException.invalid(List.of(violation)), PATH)
                        .getBody());

        assertThat(body.getProperties()).containsEntry("violations", List.of(violation));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheFormOfOpenRoutersErrorsOnTheDropInApi(ProblemType type) {
        ResponseEntity<Object> response = ProblemBody.of(
                new ProblemException(type, "What to do.").with("a_fact", 7),
                "/api/v1/chat/completions");

        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(response.getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .extractingByKey("error")
                .isInstanceOfSatisfying(OpenRouterError.class, error -> {
                    assertThat(error.code()).isEqualTo(response.getStatusCode().value());
                    assertThat(error.message()).isEqualTo("What to do.");
                    assertThat(error.metadata())
                            .containsEntry("code", type.code())
                            .containsEntry("a_fact", 7)
                            .containsKey("error_type");
                });
    }
}
