package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Mends what does not add up, each finding in a transaction of its own. */
@Service
class MendBooks {

    private static final Logger log = LoggerFactory.getLogger(MendBooks.class);

    private final CompareBooks compareBooks;
    private final MendFinding mendFinding;

    MendBooks(CompareBooks compareBooks, MendFinding mendFinding) {
        this.compareBooks = compareBooks;
        this.mendFinding = mendFinding;
    }

    /** Everything, for an administrator: a call that nobody runs is charged in full. */
    void all(List<Finding> findings, UserId actor) {
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.HeldAfterSettlement held -> mendFinding.release(actor, held);
                case Finding.OrphanedHold orphan -> mendFinding.expire(actor, orphan);
                case Finding.WrongMeter _ -> {
                    // Below: holds that ended just now have changed counters too.
                }
            }
        }
        correctMeters(actor);
        findings.forEach(finding -> log.warn("Mended: {}", finding.describe()));
    }

    /**
     * What follows from ledger and holds alone. A call that nobody runs is left: it may still turn
     * out what it cost, and its lease ends it otherwise.
     *
     * @return how many findings this was for
     */
    int whatIsSafe(List<Finding> findings) {
        int mended = 0;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.HeldAfterSettlement held -> {
                    mendFinding.release(null, held);
                    mended++;
                }
                case Finding.WrongMeter _ -> mended++;
                case Finding.OrphanedHold _ -> {
                    // Its lease ends it.
                }
            }
        }
        if (mended > 0) {
            correctMeters(null);
        }
        return mended;
    }

    private void correctMeters(@Nullable UserId actor) {
        Map<UUID, Finding.WrongMeter> byScope = new LinkedHashMap<>();
        for (Finding finding : compareBooks.compare().findings()) {
            if (finding instanceof Finding.WrongMeter wrong) {
                byScope.putIfAbsent(wrong.scopeId(), wrong);
            }
        }
        byScope.values().forEach(wrong -> mendFinding.correct(actor, wrong));
    }
}
