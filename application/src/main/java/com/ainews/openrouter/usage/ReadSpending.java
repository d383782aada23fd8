package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.Spending;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Service;

/** Tells users what they have spent so far, over calendar windows as OpenRouter has them. */
@Service
public class ReadSpending {

    private final Ledger ledger;
    private final InstantSource clock;

    public ReadSpending(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sums up all lines of the user; takes longer for those with very many. */
    public Spending read(UserId user) {
        Instant now = clock.instant();
        Instant monday = now.atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return ledger.spending(
                user, UsagePeriod.DAILY.startAt(now), monday, UsagePeriod.MONTHLY.startAt(now));
    }
}
