package com.ainews.openrouter.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** What is done by the clock. */
class SchedulingTest {

    private static final Duration OFTEN = Duration.ofMillis(10);

    @Test
    void thereIsAThreadForEachJob() {
        assertThat(Service.shared()
                        .bean(ScheduledAnnotationBeanPostProcessor.class)
                        .getScheduledTasks()
                        .size())
                .isBetween(10, SchedulingConfiguration.THREADS);
    }

    @Test
    void aJobThatHangsKeepsNoOtherFromItsTime() throws InterruptedException {
        TaskScheduler scheduler = Service.shared().bean(TaskScheduler.class);
        var end = new CountDownLatch(1);
        var beats = new CountDownLatch(5);
        var hanging = scheduler.scheduleWithFixedDelay(() -> await(end), OFTEN);
        var heartbeat = scheduler.scheduleWithFixedDelay(beats::countDown, OFTEN);
        try {
            assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            end.countDown();
            hanging.cancel(false);
            heartbeat.cancel(false);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
