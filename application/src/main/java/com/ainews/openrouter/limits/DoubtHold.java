package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Keeps OpenRouter's name for a call whose end was not seen, so that its cost can be asked for. */
@Service
public class DoubtHold {

    /** OpenRouter does not know a generation in its first moments. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

    private final DoubtfulHolds holds;
    private final InstantSource clock;

    public DoubtHold(DoubtfulHolds holds, InstantSource clock) {
        this.holds = holds;
        this.clock = clock;
    }

    /** The hold stays until its cost is known or its lease has run out. Repeats safely. */
    public void doubt(HoldId hold, String generationId) {
        holds.noteGeneration(hold, generationId, clock.instant().plus(FIRST_CHECK));
    }
}
