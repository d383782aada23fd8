package com.ainews.openrouter.operations;

import com.ainews.openrouter.completions.UpstreamCallFailed;
import com.ainews.openrouter.operations.domain.UpstreamError;
import com.ainews.openrouter.operations.port.ErrorLog;
import com.ainews.openrouter.shared.Ids;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Keeps a failed call to OpenRouter in the error log. */
@Service
public class RecordUpstreamError {

    private final ErrorLog errorLog;
    private final Ids ids;
    private final InstantSource clock;

    public RecordUpstreamError(ErrorLog errorLog, Ids ids, InstantSource clock) {
        this.errorLog = errorLog;
        this.ids = ids;
        this.clock = clock;
    }

    public void record(UpstreamCallFailed failed) {
        errorLog.append(new UpstreamError(
                ids.next(),
                clock.instant(),
                failed.user(),
                failed.request(),
                failed.model(),
                failed.failure(),
                failed.status(),
                failed.message()));
    }
}
