package com.ainews.openrouter.alerts.out.log;

import com.ainews.openrouter.alerts.domain.Alert;
import com.ainews.openrouter.alerts.port.AlertChannel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The channel that is always there: a warning in the log. */
@Component
class LogAlertChannel implements AlertChannel {

    private static final Logger log = LoggerFactory.getLogger("alerts");

    @Override
    public void deliver(Alert alert) {
        log.warn("ALERT {}: {}", alert.kind(), alert.message());
    }
}
