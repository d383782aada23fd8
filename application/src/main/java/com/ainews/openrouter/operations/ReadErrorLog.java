package com.ainews.openrouter.operations;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.operations.domain.UpstreamError;
import com.ainews.openrouter.operations.port.ErrorLog;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator which calls to OpenRouter failed, and why. */
@Service
public class ReadErrorLog {

    public static final int MAX_LINES = 200;

    private final ErrorLog errorLog;

    public ReadErrorLog(ErrorLog errorLog) {
        this.errorLog = errorLog;
    }

    /**
     * Lists the newest failures of all users.
     *
     * @param limit how many, 1 to 200
     * @return newest first
     */
    public List<UpstreamError> read(Caller actor, int limit) {
        actor.requireAdministrator();
        new Violations().requireBetween("limit", limit, 1, MAX_LINES).throwIfAny();
        return errorLog.newest(limit);
    }
}
