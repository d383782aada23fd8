package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps OpenRouter's name for a call whose end was not seen, so that its cost can be asked for. */
@Service
public class DoubtHold {

    /** OpenRouter does not know a generation in its first moments. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

    private final DoubtfulHolds holds;
    private final RunningHolds running;
    private final InstantSource clock;

    DoubtHold(DoubtfulHolds holds, RunningHolds running, InstantSource clock) {
        this.holds = holds;
        this.running = running;
        this.clock = clock;
    }

    /**
     * The hold stays until its cost is known or its lease has run out. Repeats safely.
     *
     * @param generationId null where OpenRouter has not told it, so that nobody can be asked
     */
    public void doubt(HoldId hold, @Nullable String generationId) {
        running.end(hold);
        if (generationId == null) {
            return;
        }
        holds.noteGeneration(hold, generationId, clock.instant().plus(FIRST_CHECK));
    }
}
