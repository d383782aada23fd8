package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.out.openrouter.AnswerReader.Reading;
import com.ainews.openrouter.shared.ModelId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null   | {\"completion_tokens\": 0}                | EMPTY_ANSWER",
                "\"\"   | {\"completion_tokens\": 0, \"cost\": 0}   | EMPTY_ANSWER",
                "null   | null                                      | EMPTY_ANSWER",
                "null   | {\"completion_tokens\": 0, \"cost\": 0.1} | BROKEN_ANSWER",
                "null   | {\"completion_tokens\": 5}                | BROKEN_ANSWER",
                "\"stop\" | {\"completion_tokens\": 0}              | BROKEN_ANSWER",
            })
    void onlyWhatHasNeitherTokensNorAReasonToEndIsFree(
            String reason, String usage, UpstreamFailure failure) {
        assertThat(bad(body(choice("", reason), usage)).failure()).isEqualTo(failure);
    }

    @Test
    void anAnswerWithContentIsOneThoughItDoesNotSayWhyItEnded() {
        assertThat(read(body(choice("Rain", "null"), "{\"completion_tokens\": 1}")))
                .isInstanceOf(Reading.Good.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"finish_reason\": \"error\", \"message\": {}}",
                "{\"finish_reason\": \"stop\", \"message\": {}, \"error\": {\"code\": 502}}"
            })
    void oneChoiceThatFailedFailsTheAnswerWhichMayBeBilled(String second) {
        String both = choice("Rain", "\"stop\"") + ", " + second;

        assertThat(bad(body(both, "{\"completion_tokens\": 1, \"cost\": 0.1}")).failure())
                .isEqualTo(UpstreamFailure.BROKEN_ANSWER);
        assertThat(bad(body(both, "null")).failure()).isEqualTo(UpstreamFailure.PROVIDER_FAILED);
    }

    @Test
    void anAnswerWhoseFirstChoiceIsEmptyIsNoEmptyOne() {
        String both = choice("", "\"stop\"") + ", " + choice("Rain", "\"stop\"");

        assertThat(read(body(both, "{\"completion_tokens\": 1}"))).isInstanceOf(Reading.Good.class);
    }

    @Test
    void anErrorMaySayWhenToAskAgainAndThatItIsInVain() {
        FailedAttempt failed = bad("{\"error\": {\"code\": 503, \"availability\":"
                + " {\"retry_after\": 2.5, \"retryable\": false}}}");

        assertThat(failed.failure()).isEqualTo(UpstreamFailure.OVERLOADED);
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(failed.remedy()).isEqualTo(UpstreamFailure.Remedy.NEXT_MODEL);
    }

    private static FailedAttempt bad(String body) {
        Reading reading = read(body);
        assertThat(reading).isInstanceOf(Reading.Bad.class);
        return ((Reading.Bad) reading).failure();
    }

    private static Reading read(String body) {
        return new AnswerReader(new ModelId("maker/model"), "gen-1", Instant.EPOCH)
                .read(UpstreamJson.mapper().readTree(body), body, Duration.ZERO);
    }

    private static String body(String choices, String usage) {
        return "{\"choices\": [" + choices + "], \"usage\": " + usage + "}";
    }

    private static String choice(String content, String finishReason) {
        return "{\"message\": {\"content\": \"" + content + "\"}, \"finish_reason\": "
                + finishReason + "}";
    }
}
