package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class UpstreamErrorTest {

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, 400, INPUT_TOO_LONG",
        "max_tokens_exceeded, 400, REJECTED",
        "token_limit_exceeded, 400, INPUT_TOO_LONG",
        "string_too_long, 400, INPUT_TOO_LONG",
        "authentication, 401, KEY_REJECTED",
        "permission_denied, 403, REJECTED",
        "payment_required, 402, CREDIT_EXHAUSTED",
        "rate_limit_exceeded, 429, RATE_LIMITED",
        "provider_overloaded, 529, OVERLOADED",
        "provider_unavailable, 502, PROVIDER_FAILED",
        "invalid_request, 400, REJECTED",
        "invalid_prompt, 400, REJECTED",
        "not_found, 404, MODEL_GONE",
        "precondition_failed, 412, REJECTED",
        "payload_too_large, 413, INPUT_TOO_LONG",
        "unprocessable, 422, REJECTED",
        "content_policy_violation, 403, CONTENT_REFUSED",
        "refusal, 500, CONTENT_REFUSED",
        "invalid_image, 500, REJECTED",
        "image_too_large, 500, REJECTED",
        "image_too_small, 500, REJECTED",
        "unsupported_image_format, 500, REJECTED",
        "image_not_found, 500, REJECTED",
        "image_download_failed, 500, REJECTED",
        "server, 500, PROVIDER_FAILED",
        "timeout, 504, TIMED_OUT",
        "unmapped, 429, RATE_LIMITED"
    })
    void knowsEachErrorType(String type, int status, UpstreamFailure failure) {
        JsonNode error = error("{\"metadata\": {\"error_type\": \"" + type + "\"}}");

        assertThat(UpstreamError.kind(status, error, "")).isEqualTo(failure);
    }

    @Test
    void aKeyThatHasSpentWhatItMayIsNoRefusalOfContent() {
        String message = "Key limit exceeded (total limit).";

        assertThat(UpstreamError.kind(403, error("{}"), message))
                .isEqualTo(UpstreamFailure.CREDIT_EXHAUSTED);
        assertThat(UpstreamError.kind(
                        403,
                        error("{\"metadata\": {\"error_type\": \"permission_denied\"}}"),
                        message))
                .isEqualTo(UpstreamFailure.CREDIT_EXHAUSTED);
        assertThat(UpstreamError.kind(403, error("{}"), "flagged"))
                .isEqualTo(UpstreamFailure.CONTENT_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"availability\": {\"retry_after\": 3}} | 3",
                "{\"metadata\": {\"retry_after\": 4}} | 4",
                "{\"metadata\": {\"headers\": {\"Retry-After\": \"5\"}}} | 5",
                "{\"metadata\": {\"headers\": {\"X-RateLimit-Reset\": \"6000\"}}} | 6",
                "{\"metadata\": {\"headers\": {\"X-RateLimit-Reset\": 7000}}} | 7",
            })
    void readsFromTheBodyWhenToAskAgain(String json, long seconds) {
        assertThat(UpstreamError.retryAfter(error(json), Instant.EPOCH))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    private static JsonNode error(String json) {
        return UpstreamJson.mapper().readTree(json);
    }
}
