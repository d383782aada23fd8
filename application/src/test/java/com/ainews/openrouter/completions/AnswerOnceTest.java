package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerOnceTest {

    private final UserId user = new UserId(UUID.randomUUID());
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final InMemoryStoredAnswers store = new InMemoryStoredAnswers();
    private final Endings endings = new Endings(store);
    private final AnswerOnce answerOnce = new AnswerOnce(
            store,
            endings,
            new CallPolicy(new ModelId("maker/model"), TokenCount.of(100), Duration.ofMinutes(30)),
            clock);
    private int carriedOut;

    @Test
    void answersTheSameAgainWithoutCarryingItOut() {
        assertThat(answer("k", "body")).isEqualTo(new AnswerOnce.Once("answer 1", false));
        assertThat(answer("k", "body")).isEqualTo(new AnswerOnce.Once("answer 1", true));
        assertThat(answer("\"k\"", "body").isReplayed()).as("in quotes").isTrue();
        assertThat(carriedOut).isEqualTo(1);
    }

    @Test
    void carriesOutEachRequestWithoutAKey() {
        answer(null, "body");
        answer(null, "body");

        assertThat(carriedOut).isEqualTo(2);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        answer("k", "body");

        assertThat(problem("k", "other body", this::carryOut).type())
                .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void asksToComeBackWhileTheFirstOneRuns() {
        ProblemException[] second = new ProblemException[1];
        answerOnce.answer(request("k", "body"), () -> {
            second[0] = problem("k", "body", this::carryOut);
            return carryOut();
        });

        assertThat(second[0].type()).isEqualTo(ProblemType.IDEMPOTENT_REQUEST_RUNNING);
        assertThat(second[0].retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(carriedOut).isEqualTo(1);
    }

    @Test
    void repeatsAProblemThatMayHaveCostSomethingButNotOneThatCostNothing() {
        var _ = problem("k", "body", () -> {
            throw new ProblemException(ProblemType.UPSTREAM_TIMEOUT, "Late.")
                    .with("tried", "a")
                    .billed();
        });
        ProblemException again = problem("k", "body", this::carryOut);
        assertThat(again.type()).isEqualTo(ProblemType.UPSTREAM_TIMEOUT);
        assertThat(again.facts()).containsEntry("tried", "a");
        assertThat(again.isReplayed()).isTrue();

        var _ = problem("l", "body", () -> {
            throw new ProblemException(ProblemType.BUDGET_EXHAUSTED, "Spent.");
        });
        assertThat(answer("l", "body").isReplayed()).isFalse();
    }

    @Test
    void neverCarriesOutAgainWhatWasLost() {
        var _ = catchThrowableOfType(
                OutOfMemoryError.class,
                () -> answerOnce.answer(request("k", "body"), () -> {
                    throw new OutOfMemoryError("killed");
                }));

        clock.advance(Duration.ofMinutes(31));
        assertThat(problem("k", "body", this::carryOut).type())
                .isEqualTo(ProblemType.IDEMPOTENT_REQUEST_LOST);
        clock.advance(AnswerOnce.KEPT);
        assertThat(answer("k", "body").isReplayed()).isFalse();
    }

    @Test
    void aFaultBeforeAnythingWasSentDoesNotCount() {
        fails(new IllegalStateException("no database"));

        assertThat(answer("k", "body").isReplayed()).isFalse();
    }

    @Test
    void aFaultAfterSomethingWasSentCounts() {
        fails(CallLeftInDoubt.because(new IllegalStateException("a fault of ours")));

        assertThat(problem("k", "body", this::carryOut).type())
                .isEqualTo(ProblemType.IDEMPOTENT_REQUEST_LOST);
        assertThat(carriedOut).isZero();
    }

    /** It says to come back in a moment, and then nothing would be different. */
    @Test
    void anOutageAmidACallIsNotToldForEver() {
        fails(new ProblemException(ProblemType.DATABASE_UNAVAILABLE, "Not now.").billed());

        assertThat(problem("k", "body", this::carryOut).type())
                .isEqualTo(ProblemType.IDEMPOTENT_REQUEST_LOST);
        assertThat(carriedOut).isZero();
    }

    @Test
    void anAnswerThatCantBeKeptIsGivenAndKeptLater() {
        AnswerOnce.Once first = answerOnce.answer(request("k", "body"), () -> {
            store.goAway();
            return carryOut();
        });
        assertThat(first.json()).isEqualTo("answer 1");
        assertThat(problem("k", "body", this::carryOut).type())
                .isEqualTo(ProblemType.IDEMPOTENT_REQUEST_RUNNING);

        store.comeBack();
        assertThat(endings.retry()).isEqualTo(1);

        assertThat(answer("k", "body")).isEqualTo(new AnswerOnce.Once("answer 1", true));
    }

    private void fails(RuntimeException failure) {
        var _ = catchThrowableOfType(
                RuntimeException.class,
                () -> answerOnce.answer(request("k", "body"), () -> {
                    throw failure;
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "with space", "t\u00e9a", "line\nbreak"})
    void refusesAKeyThatIsNone(String key) {
        assertThat(problem(key, "body", this::carryOut).violations())
                .extracting("field")
                .containsExactly("Idempotency-Key");
        assertThat(problem("x".repeat(256), "body", this::carryOut).type())
                .isEqualTo(ProblemType.VALIDATION_FAILED);
    }

    private AnswerOnce.Once answer(@Nullable String key, String body) {
        return answerOnce.answer(request(key, body), this::carryOut);
    }

    private ProblemException problem(String key, String body, Supplier<String> carryOut) {
        return catchThrowableOfType(
                ProblemException.class, () -> answerOnce.answer(request(key, body), carryOut));
    }

    private AnswerOnce.Request request(@Nullable String key, String body) {
        return new AnswerOnce.Request(user, key, "operation", body);
    }

    private String carryOut() {
        carriedOut++;
        return "answer " + carriedOut;
    }
}
