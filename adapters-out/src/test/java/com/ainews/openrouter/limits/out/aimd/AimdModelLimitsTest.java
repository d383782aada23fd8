package com.ainews.openrouter.limits.out.aimd;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.QueuePolicy;
import com.ainews.openrouter.limits.port.ModelLimits;
import com.ainews.openrouter.shared.ModelId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AimdModelLimitsTest {

    private static final ModelId MODEL = new ModelId("maker/model");
    private static final Duration QUICK = Duration.ofSeconds(2);

    /** Also below zero, as the clock of a machine may be. */
    private final AtomicLong nanoTime = new AtomicLong(-Duration.ofSeconds(10).toNanos());

    private final AimdModelLimits limits =
            new AimdModelLimits(new QueuePolicy.PerModel(64, 4, 256), nanoTime::get);

    @Test
    void refusalsLowerItAndSuccessesRaiseItAgain() {
        assertThat(limits.of(MODEL)).isEqualTo(64);

        rounds(1, QUICK, true);
        assertThat(limits.of(MODEL)).isEqualTo(48);
        rounds(20, QUICK, true);
        assertThat(limits.of(MODEL)).as("never below the least").isEqualTo(4);

        rounds(10, QUICK, false);
        assertThat(limits.of(MODEL)).isEqualTo(14);
        rounds(1_000, QUICK, false);
        assertThat(limits.of(MODEL)).as("never above the most").isEqualTo(256);
    }

    @Test
    void callsThatWereSentBeforeItWasLoweredDoNotLowerItAgain() {
        for (int i = 0; i < 64; i++) {
            learn(QUICK, 64, true);
        }

        assertThat(limits.of(MODEL)).isEqualTo(48);
    }

    @Test
    void itIsLoweredAsSoonAsOneCallInTenOfARoundIsRefused() {
        for (int i = 0; i < 6; i++) {
            assertThat(learn(QUICK, 64, true)).isEqualTo(64);
        }

        assertThat(learn(QUICK, 64, true)).isEqualTo(48);
    }

    @Test
    void fewerRefusalsThanThatDoNotStopItFromRising() {
        for (int i = 0; i < 64; i++) {
            learn(QUICK, 64, i < 6);
        }

        assertThat(limits.of(MODEL)).isEqualTo(65);
    }

    @Test
    void howLongAgoACallWasSentDoesNotLowerIt() {
        for (int i = 0; i < 640; i++) {
            limits.learn(MODEL, new ModelLimits.Ended(Duration.ofMinutes(10), QUICK, 64, false));
        }

        assertThat(limits.of(MODEL)).isGreaterThan(64);
    }

    @Test
    void itDoesNotRiseWhileNobodyNeedsIt() {
        for (int i = 0; i < 1_000; i++) {
            learn(QUICK, 10, false);
        }

        assertThat(limits.of(MODEL)).isEqualTo(64);
    }

    @Test
    void answersThatTakeAMinuteOnAverageLowerIt() {
        rounds(3, ModelLimit.SLOW.plusMillis(1), false);
        assertThat(limits.of(MODEL)).isEqualTo(27);

        rounds(1, QUICK, false);
        assertThat(limits.of(MODEL)).isEqualTo(28);
    }

    @Test
    void modelsLearnForThemselvesAndAreForgottenWhenIdle() {
        rounds(1, QUICK, true);
        assertThat(limits.of(new ModelId("maker/other"))).isEqualTo(64);

        nanoTime.addAndGet(AimdModelLimits.FORGOTTEN_AFTER.minusMinutes(1).toNanos());
        assertThat(limits.of(MODEL)).isEqualTo(48);
        nanoTime.addAndGet(AimdModelLimits.FORGOTTEN_AFTER.toNanos());
        assertThat(limits.of(MODEL)).isEqualTo(64);
    }

    /** As many calls as the model takes, sent at the same time, that often. */
    private void rounds(int rounds, Duration latency, boolean overloaded) {
        for (int round = 0; round < rounds; round++) {
            nanoTime.addAndGet(latency.toNanos());
            int calls = limits.of(MODEL);
            for (int i = 0; i < calls; i++) {
                learn(latency, calls, overloaded);
            }
        }
    }

    private int learn(Duration latency, int inFlight, boolean overloaded) {
        return limits.learn(MODEL, new ModelLimits.Ended(latency, latency, inFlight, overloaded));
    }
}
