package com.ainews.openrouter.alerts;

import com.ainews.openrouter.alerts.domain.Alert;
import com.ainews.openrouter.alerts.port.AlertChannel;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells operators of something on every channel. */
@Service
public class RaiseAlert {

    private static final Logger log = LoggerFactory.getLogger(RaiseAlert.class);

    private final List<AlertChannel> channels;
    private final InstantSource clock;

    public RaiseAlert(List<AlertChannel> channels, InstantSource clock) {
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /** A channel that fails does not keep the alert from the others. */
    public void raise(String kind, String message) {
        var alert = new Alert(kind, message, clock.instant());
        for (AlertChannel channel : channels) {
            try {
                channel.deliver(alert);
            } catch (RuntimeException e) {
                log.error("Alert {} could not be delivered: {}", kind, message, e);
            }
        }
    }
}
