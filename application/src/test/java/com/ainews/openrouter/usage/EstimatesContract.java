package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Estimates;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every view of estimated lines must do. */
public abstract class EstimatesContract {

    private static final int ALL = 10_000;

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    protected abstract Ledger ledger();

    protected abstract Estimates estimates();

    @Test
    void showsOnlyWhatNobodyToldOfAllUsersNewestFirst() {
        LedgerEntry older = line(ada, CostSource.ESTIMATED, "2026-05-01T10:00:00Z");
        LedgerEntry newer = line(bob, CostSource.ESTIMATED, "2026-05-01T11:00:00Z");
        ledger().append(List.of(
                older,
                newer,
                line(ada, CostSource.REPORTED, "2026-05-01T12:00:00Z"),
                line(ada, CostSource.RECONCILED, "2026-05-01T12:00:00Z")));

        assertThat(estimates().newest(ALL).stream()
                        .filter(entry ->
                                List.of(ada, bob).contains(entry.payer().user())))
                .containsExactly(newer, older);
    }

    @Test
    void showsNoMoreThanIsAsked() {
        ledger().append(List.of(
                line(ada, CostSource.ESTIMATED, "2026-05-01T10:00:00Z"),
                line(ada, CostSource.ESTIMATED, "2026-05-01T11:00:00Z")));

        assertThat(estimates().newest(1)).hasSize(1);
    }

    private static LedgerEntry line(UserId user, CostSource source, String settledAt) {
        return TestLines.line(user, source, false, Instant.parse(settledAt), "1");
    }
}
