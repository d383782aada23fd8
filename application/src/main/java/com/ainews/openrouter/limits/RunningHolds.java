package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** The holds of calls that this replica runs, from when they are asked for. */
@Service
class RunningHolds {

    private final Set<HoldId> running = ConcurrentHashMap.newKeySet();

    void begin(HoldId hold) {
        running.add(hold);
    }

    void end(HoldId hold) {
        running.remove(hold);
    }

    int size() {
        return running.size();
    }

    boolean has(HoldId hold) {
        return running.contains(hold);
    }
}
