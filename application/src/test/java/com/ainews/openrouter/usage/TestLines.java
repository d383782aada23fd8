package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lines of a ledger in which only some things matter. */
public final class TestLines {

    private TestLines() {}

    static LedgerEntry own(UserId user, String settledAt, String cost) {
        return line(user, CostSource.REPORTED, true, Instant.parse(settledAt), cost);
    }

    static LedgerEntry lent(UserId user, String settledAt, String cost) {
        return line(user, CostSource.REPORTED, false, Instant.parse(settledAt), cost);
    }

    static LedgerEntry line(
            UserId user, CostSource source, boolean ownKey, Instant settledAt, String cost) {
        return new LedgerEntry(
                UUID.randomUUID(),
                new HoldId(UUID.randomUUID()),
                new RequestId(UUID.randomUUID()),
                new Payer(user, new AccessTokenId(UUID.randomUUID()), null, null),
                "summarization",
                new ModelId("maker/a"),
                null,
                null,
                CallOutcome.COMPLETED,
                TokenCount.of(10),
                TokenCount.of(5),
                Usd.of(cost),
                Usd.of(cost),
                null,
                Usd.of(cost),
                source,
                ownKey,
                Duration.ofMillis(40),
                null,
                1,
                settledAt.minusSeconds(1),
                settledAt);
    }
}
