package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violation;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.domain.UsageReport;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows users what they have used: totals, by model, and over time. */
@Service
public class ReadUsage {

    private final Ledger ledger;
    private final InstantSource clock;

    public ReadUsage(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Sums up a period.
     *
     * @param period {@code daily}, {@code weekly} or {@code monthly}
     * @throws ProblemException {@code validation_failed} for any other
     */
    public UsageReport read(UserId user, String period) {
        UsagePeriod known = UsagePeriod.ofWireName(period)
                .orElseThrow(() -> ProblemException.invalid(List.of(
                        new Violation("period", period, "must be one of daily, weekly, monthly"))));
        Instant now = clock.instant();
        return ledger.report(user, known, known.startAt(now), now);
    }
}
