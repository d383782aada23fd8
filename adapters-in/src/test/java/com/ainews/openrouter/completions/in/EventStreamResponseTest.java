package com.ainews.openrouter.completions.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class EventStreamResponseTest {

    private static final String COMMENT = ": OPENROUTER PROCESSING\n\n";

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final EventStreamResponse events = new EventStreamResponse(
            response, new Patience(null, null), JsonMapper.builder().build());

    @Test
    void aFailureBeforeAnythingWasSentHasItsOwnStatus() {
        assertThatThrownBy(() -> events.write(Instant.EPOCH, _ -> {
                    throw problem();
                }))
                .isInstanceOf(ProblemException.class);

        assertThat(response.isCommitted()).isFalse();
        assertThat(events.pulse(Duration.ZERO)).isFalse();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void afterASignOfLifeAFailureComesInTheStream() throws UnsupportedEncodingException {
        events.write(Instant.EPOCH, _ -> {
            assertThat(events.pulse(Duration.ZERO)).isTrue();
            throw problem();
        });

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .startsWith(COMMENT + "data: {")
                .contains("\"code\":503", "\"finish_reason\":\"error\"")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void aSilenceThatIsShortNeedsNoSignOfLife() {
        assertThat(events.pulse(Duration.ofMinutes(1))).isTrue();

        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void nothingComesBetweenThePiecesOfAnAnswer() throws AnswerStream.ReaderLeft {
        begin(null, null);

        assertThat(events.pulse(Duration.ZERO)).isFalse();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void tellsThatALimitMadeTheAnswerShorter() throws AnswerStream.ReaderLeft {
        begin(new Completion.Reduction(TokenCount.of(4_000), TokenCount.of(1_000)), null);

        assertThat(response.getHeader("X-Max-Tokens-Reduced"))
                .isEqualTo("wanted=4000, granted=1000");
    }

    @Test
    void tellsInWhosePlaceACheaperModelAnswers() throws AnswerStream.ReaderLeft {
        begin(null, new Completion.Instead(new ModelId("maker/dear"), "It costs a third."));

        assertThat(response.getHeader("X-Model-Preferred")).isEqualTo("maker/dear");
    }

    private void begin(
            Completion.@Nullable Reduction reduction, Completion.@Nullable Instead instead)
            throws AnswerStream.ReaderLeft {
        events.begin(new AnswerStream.Start(
                "gen-1", new ModelId("maker/model"), List.of(), null, reduction, instead, false));
    }

    private static ProblemException problem() {
        return new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "No room.");
    }
}
