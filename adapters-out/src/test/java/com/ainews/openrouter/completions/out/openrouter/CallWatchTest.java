package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallWatchTest {

    private final CallWatch watch = new CallWatch();

    @AfterEach
    void end() {
        watch.destroy();
    }

    @Test
    void goesOnLookingAfterOthersWhereOneGoesWrong() throws InterruptedException {
        var failed = new CountDownLatch(1);
        try (CallWatch.Watch _ = watch.watch(
                () -> {
                    failed.countDown();
                    throw new IllegalStateException("wrong");
                },
                () -> {})) {
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
            var cancelled = new CountDownLatch(1);
            try (CallWatch.Watch _ =
                    watch.watch(() -> UpstreamFailure.NO_ANSWER, cancelled::countDown)) {
                assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
