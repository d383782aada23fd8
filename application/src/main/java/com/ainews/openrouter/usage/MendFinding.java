package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.CorrectMeters;
import com.ainews.openrouter.limits.FindOrphanedHolds;
import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.usage.domain.Finding;
import com.ainews.openrouter.usage.port.LedgerSums;
import com.ainews.openrouter.usage.port.Repairs;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transactions that mend one finding each. */
@Service
class MendFinding {

    private static final int MAX_ORPHANS = 10_000;

    private final FindOrphanedHolds findOrphanedHolds;
    private final ReleaseHold releaseHold;
    private final SettleLostCall settleLostCall;
    private final CorrectMeters correctMeters;
    private final LedgerSums ledgerSums;
    private final Trail trail;
    private final InstantSource clock;

    MendFinding(
            FindOrphanedHolds findOrphanedHolds,
            ReleaseHold releaseHold,
            SettleLostCall settleLostCall,
            CorrectMeters correctMeters,
            LedgerSums ledgerSums,
            Trail trail,
            InstantSource clock) {
        this.findOrphanedHolds = findOrphanedHolds;
        this.releaseHold = releaseHold;
        this.settleLostCall = settleLostCall;
        this.correctMeters = correctMeters;
        this.ledgerSums = ledgerSums;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    void release(Caller actor, Finding.HeldAfterSettlement finding) {
        releaseHold.release(finding.hold());
        trail.record(actor, finding);
    }

    @Transactional
    void expire(Caller actor, Finding.OrphanedHold finding) {
        findOrphanedHolds.find(MAX_ORPHANS).stream()
                .filter(hold -> hold.id().equals(finding.hold()))
                .findFirst()
                .filter(settleLostCall::settle)
                .ifPresent(_ -> trail.record(actor, finding));
    }

    @Transactional
    void correct(Caller actor, Finding.WrongMeter finding) {
        MeterWindows windows = MeterWindows.at(clock.instant());
        correctMeters.correct(
                finding.scopeType(),
                finding.scopeId(),
                windows,
                () -> ledgerSums.of(finding.scopeType(), finding.scopeId(), windows));
        trail.record(actor, finding);
    }

    /** Writes down who has mended what. */
    @Service
    static class Trail {

        private final Repairs repairs;
        private final Ids ids;
        private final InstantSource clock;

        Trail(Repairs repairs, Ids ids, InstantSource clock) {
            this.repairs = repairs;
            this.ids = ids;
            this.clock = clock;
        }

        void record(Caller actor, Finding finding) {
            repairs.record(ids.next(), actor.userId(), finding.describe(), clock.instant());
        }
    }
}
