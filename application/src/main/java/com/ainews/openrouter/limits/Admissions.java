package com.ainews.openrouter.limits;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.ProblemType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Has holds placed, those that come at the same time together, and counts them. */
@Service
class Admissions {

    /** How many holds are written by one statement. */
    private static final int MAX_BATCH = 256;

    private final NaturalBatches<Budgets.Asked, Verdict> batches;
    private final BudgetLine line;
    private final RunningHolds running;
    private final Releases releases;
    private final LongAdder granted = new LongAdder();
    private final ConcurrentMap<ProblemType, LongAdder> refused = new ConcurrentHashMap<>();

    Admissions(Budgets budgets, BudgetLine line, RunningHolds running, Releases releases) {
        this.batches = new NaturalBatches<>(MAX_BATCH, budgets::place);
        this.line = line;
        this.running = running;
        this.releases = releases;
    }

    Verdict place(Budgets.Asked asked) {
        running.begin(asked.hold().id(), asked.hold().payer());
        try {
            Verdict verdict = batches.submit(asked);
            switch (verdict) {
                case Verdict.Granted _ -> granted.increment();
                case Verdict.Denied _ -> running.end(asked.hold().id());
            }
            return verdict;
        } catch (RuntimeException e) {
            // It may have been placed, though nobody will use it.
            releases.release(asked.hold().id());
            throw e;
        }
    }

    /** A call was refused for good, after all its tries. */
    void refused(ProblemType reason) {
        refused.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    AdmissionCounts counts() {
        Map<String, Long> byReason = refused.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().code(),
                        entry -> entry.getValue().sum()));
        return new AdmissionCounts(
                running.size(),
                line.waiting(),
                line.waits(),
                granted.sum(),
                byReason,
                batches.batches());
    }
}
