package com.ainews.openrouter.operations.in.events;

import com.ainews.openrouter.completions.UpstreamCallFailed;
import com.ainews.openrouter.operations.RecordUpstreamError;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps every failed call to OpenRouter; the caller's answer never depends on it. */
@Component
class UpstreamErrorListener {

    private static final Logger log = LoggerFactory.getLogger(UpstreamErrorListener.class);

    private final RecordUpstreamError recordUpstreamError;

    UpstreamErrorListener(RecordUpstreamError recordUpstreamError) {
        this.recordUpstreamError = recordUpstreamError;
    }

    @EventListener
    void on(UpstreamCallFailed failed) {
        try {
            recordUpstreamError.record(failed);
        } catch (RuntimeException e) {
            log.warn("Not in the error log, since that failed: {}", failed, e);
        }
    }
}
