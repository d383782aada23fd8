package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void whatIsShownHasTheNamesThatAreDocumented() {
        assertThat(Service.shared()
                        .http("/actuator/prometheus", Service.ADMIN_TOKEN)
                        .body())
                .contains(
                        "openrouter_breakers_models{state=\"open\"} ",
                        "openrouter_breakers_upstream{state=\"closed\"} ",
                        "openrouter_retries_total ",
                        "openrouter_retries_denied_total ",
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
