package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.Finding;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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

    /**
     * Everything, for an administrator: a call that nobody runs, or that the ledger has lost, is
     * charged in full.
     */
    void all(List<Finding> findings, UserId actor) {
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.HeldAfterSettlement held -> mendFinding.release(actor, held);
                case Finding.OrphanedHold orphan -> mendFinding.expire(actor, orphan);
                case Finding.LostLine lost -> mendFinding.enter(actor, lost);
                case Finding.WrongMeter _ -> {
                    // Below: holds that ended just now have changed counters too.
                }
            }
        }
        correctMeters(actor, _ -> true);
        findings.forEach(finding -> log.warn("Mended: {}", finding.describe()));
    }

    /**
     * What follows from ledger and holds alone. A call that nobody runs is left: it may still turn
     * out what it cost, and its lease ends it otherwise. Where the ledger has lost lines, no counter
     * is lowered: what was spent would be given back.
     *
     * @return how many findings this was for
     */
    int whatIsSafe(List<Finding> findings) {
        boolean linesAreLost = findings.stream().anyMatch(Finding.LostLine.class::isInstance);
        Predicate<Finding.WrongMeter> isSafe = wrong -> !linesAreLost || !wrong.isAboveLedger();
        int mended = 0;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.HeldAfterSettlement held -> {
                    mendFinding.release(null, held);
                    mended++;
                }
                case Finding.WrongMeter wrong -> mended += isSafe.test(wrong) ? 1 : 0;
                case Finding.OrphanedHold _ -> {
                    // Its lease ends it.
                }
                case Finding.LostLine _ -> {
                    // What it cost stands in the counters alone, until somebody looks.
                }
            }
        }
        if (mended > 0) {
            correctMeters(null, isSafe);
        }
        return mended;
    }

    /** All counters of a scope are corrected together, so all must be allowed to be. */
    private void correctMeters(@Nullable UserId actor, Predicate<Finding.WrongMeter> allowed) {
        Map<UUID, Finding.WrongMeter> byScope = new LinkedHashMap<>();
        Set<UUID> left = new HashSet<>();
        for (Finding finding : compareBooks.compare().findings()) {
            if (finding instanceof Finding.WrongMeter wrong) {
                byScope.putIfAbsent(wrong.scopeId(), wrong);
                if (!allowed.test(wrong)) {
                    left.add(wrong.scopeId());
                }
            }
        }
        byScope.keySet().removeAll(left);
        byScope.values().forEach(wrong -> mendFinding.correct(actor, wrong));
    }
}
