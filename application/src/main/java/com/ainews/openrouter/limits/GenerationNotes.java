package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;

/** OpenRouter's names for calls that run, until they are written. */
@Service
class GenerationNotes {

    /** More calls can't run at the same time. */
    private static final int MAX_NOTED = 20_000;

    private final ConcurrentMap<HoldId, String> noted = new ConcurrentHashMap<>();
    private final DoubtfulHolds holds;
    private final RunningHolds running;

    GenerationNotes(DoubtfulHolds holds, RunningHolds running) {
        this.holds = holds;
        this.running = running;
    }

    void note(HoldId hold, String generationId) {
        if (noted.size() < MAX_NOTED) {
            noted.put(hold, generationId);
        }
    }

    int write() {
        Map<HoldId, String> taken = new HashMap<>(noted);
        Map<HoldId, String> open = new HashMap<>(taken);
        open.keySet().removeIf(hold -> !running.has(hold));
        if (!open.isEmpty()) {
            holds.noteGenerations(open);
        }
        noted.keySet().removeAll(taken.keySet());
        return open.size();
    }
}
