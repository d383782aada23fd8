package com.ainews.openrouter.alerts.port;

import com.ainews.openrouter.alerts.domain.Alert;

/** A way in which alerts reach an operator. Every channel that there is gets every alert. */
public interface AlertChannel {

    void deliver(Alert alert);
}
