package com.ainews.openrouter.limits;

import com.ainews.batching.Unwritten;
import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Releases, and those of them that could not be written yet. */
@Service
class Releases {

    private static final Logger log = LoggerFactory.getLogger(Releases.class);

    /** What finds no room waits for the end of its lease. */
    private static final int MAX_UNWRITTEN = 10_000;

    private final Unwritten<HoldId> unwritten = new Unwritten<>(MAX_UNWRITTEN);
    private final Budgets budgets;
    private final BudgetLine line;
    private final RunningHolds running;
    private final InstantSource clock;

    Releases(Budgets budgets, BudgetLine line, RunningHolds running, InstantSource clock) {
        this.budgets = budgets;
        this.line = line;
        this.running = running;
        this.clock = clock;
    }

    void release(HoldId hold) {
        try {
            write(hold);
        } catch (RuntimeException e) {
            boolean kept = unwritten.add(hold);
            log.warn(
                    "Hold {} can't be released now; {}: {}",
                    hold,
                    kept ? "it is tried again" : "its lease will end it",
                    e.toString());
            if (!kept) {
                running.end(hold);
            }
        }
    }

    int retry() {
        return unwritten.retry(this::write);
    }

    private void write(HoldId hold) {
        var unused = new Budgets.Ended(hold, Demand.NOTHING);
        budgets.end(List.of(unused), HoldState.RELEASED, clock.instant());
        running.payer(hold).ifPresent(line::callEnded);
        running.end(hold);
    }
}
