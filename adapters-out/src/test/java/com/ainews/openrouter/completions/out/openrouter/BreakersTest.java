package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final ModelId MODEL = new ModelId("maker/model");

    private final Breakers breakers =
            new Breakers(InstantSource.fixed(Instant.EPOCH), Duration.ZERO, Duration.ofMillis(100));

    @Test
    void aModelThatHangsIsLeftAloneAlsoWhereDeadlinesEndItsCalls() {
        for (int i = 0; i < 10; i++) {
            guarded(failed(UpstreamFailure.DEADLINE_PASSED));
        }

        assertThat(position()).isEqualTo(BreakerState.Position.OPEN);
    }

    @Test
    void aDeadlineIsNotTheModelsFaultOnceItsAnswerHasBegun() {
        for (int i = 0; i < 10; i++) {
            guarded(new Attempt.Failed(
                    Failures.of(MODEL, UpstreamFailure.DEADLINE_PASSED, "").afterBeginning()));
        }

        assertThat(position()).isEqualTo(BreakerState.Position.CLOSED);
    }

    @Test
    void aDeadlineThatIsTooShortIsNotTheModelsFault() {
        var patient = new Breakers(InstantSource.system());
        for (int i = 0; i < 10; i++) {
            patient.guard(MODEL, _ -> failed(UpstreamFailure.DEADLINE_PASSED));
        }

        assertThat(patient.ofModels())
                .extracting(BreakerState::position)
                .containsExactly(BreakerState.Position.CLOSED);
    }

    @Test
    void whatAUsersOwnKeyIsRefusedIsNotTheModelsFault() {
        for (int i = 0; i < 20; i++) {
            guarded(failed(UpstreamFailure.RATE_LIMITED));
        }

        assertThat(position()).isEqualTo(BreakerState.Position.CLOSED);
    }

    @Test
    void aTrialSucceedsWhenItsStreamBegins() {
        for (int i = 0; i < 10; i++) {
            guarded(failed(UpstreamFailure.OVERLOADED));
        }

        int sent;
        do {
            sent = trial(3);
        } while (sent == 0);
        assertThat(sent).isEqualTo(4);
        assertThat(position()).isEqualTo(BreakerState.Position.CLOSED);
    }

    /** Begins streams within streams, as if they went on side by side; how many calls were sent. */
    private int trial(int depth) {
        int[] sent = {0};
        breakers.guard(MODEL, begun -> {
            begun.run();
            sent[0] = 1 + (depth == 0 ? 0 : trial(depth - 1));
            return failed(UpstreamFailure.CLIENT_LEFT);
        });
        return sent[0];
    }

    private void guarded(Attempt attempt) {
        breakers.guard(MODEL, _ -> attempt);
    }

    private static Attempt failed(UpstreamFailure failure) {
        return new Attempt.Failed(Failures.of(MODEL, failure, ""));
    }

    private BreakerState.Position position() {
        return breakers.ofModels().getFirst().position();
    }
}
