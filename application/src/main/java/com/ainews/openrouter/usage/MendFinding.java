package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.CorrectMeters;
import com.ainews.openrouter.limits.FindCharged;
import com.ainews.openrouter.limits.FindOrphanedHolds;
import com.ainews.openrouter.limits.FindRunningCalls;
import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.Finding;
import com.ainews.openrouter.usage.port.LedgerSums;
import com.ainews.openrouter.usage.port.Repairs;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transactions that mend one finding each; the actor is null where nobody has asked for it. */
@Service
class MendFinding {

    private static final int MAX_ORPHANS = 10_000;

    private final FindCharged findCharged;
    private final FindRunningCalls findRunningCalls;
    private final FindOrphanedHolds findOrphanedHolds;
    private final ReleaseHold releaseHold;
    private final SettleLostCall settleLostCall;
    private final CorrectMeters correctMeters;
    private final LedgerSums ledgerSums;
    private final Trail trail;
    private final InstantSource clock;

    MendFinding(
            FindCharged findCharged,
            FindRunningCalls findRunningCalls,
            FindOrphanedHolds findOrphanedHolds,
            ReleaseHold releaseHold,
            SettleLostCall settleLostCall,
            CorrectMeters correctMeters,
            LedgerSums ledgerSums,
            Trail trail,
            InstantSource clock) {
        this.findCharged = findCharged;
        this.findRunningCalls = findRunningCalls;
        this.findOrphanedHolds = findOrphanedHolds;
        this.releaseHold = releaseHold;
        this.settleLostCall = settleLostCall;
        this.correctMeters = correctMeters;
        this.ledgerSums = ledgerSums;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    void release(@Nullable UserId actor, Finding.HeldAfterSettlement finding) {
        releaseHold.release(finding.hold());
        trail.record(actor, finding);
    }

    @Transactional
    void expire(@Nullable UserId actor, Finding.OrphanedHold finding) {
        findOrphanedHolds.find(MAX_ORPHANS, findRunningCalls.find()).stream()
                .filter(hold -> hold.id().equals(finding.hold()))
                .findFirst()
                .filter(settleLostCall::settle)
                .ifPresent(_ -> trail.record(actor, finding));
    }

    @Transactional
    void enter(@Nullable UserId actor, Finding.LostLine finding) {
        findCharged.find(finding.user(), CompareBooks.MAX_HOLDS).stream()
                .filter(hold -> hold.id().equals(finding.hold()))
                .findFirst()
                .filter(settleLostCall::enter)
                .ifPresent(_ -> trail.record(actor, finding));
    }

    @Transactional
    void correct(@Nullable UserId actor, Finding.WrongMeter finding) {
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

        void record(@Nullable UserId actor, Finding finding) {
            repairs.record(ids.next(), actor, finding.describe(), clock.instant());
        }
    }
}
