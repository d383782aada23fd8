package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.domain.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets an administrator mend what does not add up. The ledger is right, by definition. */
@Service
public class RepairConsistency {

    private static final Logger log = LoggerFactory.getLogger(RepairConsistency.class);

    private final CompareBooks compareBooks;
    private final MendFinding mendFinding;

    RepairConsistency(CompareBooks compareBooks, MendFinding mendFinding) {
        this.compareBooks = compareBooks;
        this.mendFinding = mendFinding;
    }

    /**
     * Ends holds that should have ended (one of a call that nobody runs counts in full, as an
     * estimate), then sets counters to what the ledger and the holds say. Each finding is mended in
     * a transaction of its own, with a line in the trail. Repeats safely.
     *
     * @return what was found and mended; check again to see that nothing is left
     */
    public ConsistencyReport repair(Caller actor) {
        actor.requireAdministrator();
        ConsistencyReport found = compareBooks.compare();
        for (Finding finding : found.findings()) {
            switch (finding) {
                case Finding.HeldAfterSettlement held -> mendFinding.release(actor, held);
                case Finding.OrphanedHold orphan -> mendFinding.expire(actor, orphan);
                case Finding.WrongMeter _ -> {
                    // Below: holds that ended just now have changed counters too.
                }
            }
        }
        Map<UUID, Finding.WrongMeter> byScope = new LinkedHashMap<>();
        for (Finding finding : compareBooks.compare().findings()) {
            if (finding instanceof Finding.WrongMeter wrong) {
                byScope.putIfAbsent(wrong.scopeId(), wrong);
            }
        }
        byScope.values().forEach(wrong -> mendFinding.correct(actor, wrong));
        found.findings().forEach(finding -> log.warn("Mended: {}", finding.describe()));
        return found;
    }
}
