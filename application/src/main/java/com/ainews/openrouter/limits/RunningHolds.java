package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Payer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;

/** The holds of calls that this replica runs, from when they are asked for. */
@Service
class RunningHolds {

    private final ConcurrentMap<HoldId, Payer> running = new ConcurrentHashMap<>();

    void begin(HoldId hold, Payer payer) {
        running.put(hold, payer);
    }

    void end(HoldId hold) {
        running.remove(hold);
    }

    int size() {
        return running.size();
    }

    /** As they are at this moment. */
    Set<HoldId> all() {
        return Set.copyOf(running.keySet());
    }

    boolean has(HoldId hold) {
        return running.containsKey(hold);
    }

    /** Whose call it is; empty where it does not run here. */
    Optional<Payer> payer(HoldId hold) {
        return Optional.ofNullable(running.get(hold));
    }
}
