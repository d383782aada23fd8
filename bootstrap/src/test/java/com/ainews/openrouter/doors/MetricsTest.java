package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void theQueueIsShownByTheNamesThatAreDocumented() {
        assertThat(Service.shared()
                        .http("/actuator/prometheus", Service.ADMIN_TOKEN)
                        .body())
                .contains(
                        "openrouter_queue_waiting ",
                        "openrouter_queue_running ",
                        "openrouter_queue_longest_wait_seconds ",
                        "openrouter_queue_admitted_total ",
                        "openrouter_queue_wait_seconds_count ",
                        "openrouter_queue_wait_seconds_sum ",
                        "openrouter_queue_waits_total{up_to=\"0.5s\"} ",
                        "openrouter_queue_refused_total{reason=\"deadline_passed\"} ");
    }
}
