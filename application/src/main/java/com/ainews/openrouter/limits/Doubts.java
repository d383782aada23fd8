package com.ainews.openrouter.limits;

import com.ainews.batching.Unwritten;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Calls whose end is not known, and those of them that could not be written yet. */
@Service
class Doubts {

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    /** OpenRouter does not know a generation in its first moments. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);

    /** What finds no room waits for the end of its lease. */
    private static final int MAX_UNWRITTEN = 10_000;

    private final Unwritten<DoubtfulHolds.Doubted> unwritten = new Unwritten<>(MAX_UNWRITTEN);
    private final DoubtfulHolds holds;
    private final RunningHolds running;
    private final InstantSource clock;

    Doubts(DoubtfulHolds holds, RunningHolds running, InstantSource clock) {
        this.holds = holds;
        this.running = running;
        this.clock = clock;
    }

    void doubt(HoldId hold, @Nullable String generationId, Doubt known) {
        Instant now = clock.instant();
        var doubted =
                new DoubtfulHolds.Doubted(hold, generationId, known, now, now.plus(FIRST_CHECK));
        try {
            holds.doubt(doubted);
            running.end(hold);
        } catch (RuntimeException e) {
            // While it counts as running nobody takes it for a call that was forgotten.
            boolean kept = unwritten.add(doubted);
            log.warn(
                    "That hold {} is in doubt can't be written now; {}: {}",
                    hold,
                    kept ? "it is tried again" : "its lease will end it",
                    e.toString());
            if (!kept) {
                running.end(hold);
            }
        }
    }

    int retry() {
        return unwritten.retry(doubted -> {
            holds.doubt(doubted);
            running.end(doubted.hold());
        });
    }
}
