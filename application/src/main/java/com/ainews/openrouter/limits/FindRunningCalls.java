package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Tells which calls this replica runs. */
@Service
public class FindRunningCalls {

    private final RunningHolds running;

    FindRunningCalls(RunningHolds running) {
        this.running = running;
    }

    /** The holds of calls that run at this moment, also of those whose hold is just being placed. */
    public Set<HoldId> find() {
        return running.all();
    }
}
