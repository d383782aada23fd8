package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.LimitsInMemory;
import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsettledTest {

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final InMemoryBudgets budgets = new InMemoryBudgets();
    private final List<Object> events = new ArrayList<>();

    @Test
    void whatIsSettledLateIsToldAsIfItWereInTime() {
        var settleEntries = new SettleEntries(
                new LimitsInMemory(budgets, UUID::randomUUID, clock).settleHolds(),
                new InMemoryLedger());
        var unsettled = new Unsettled(settleEntries, new SettledEvents(events::add));
        LedgerEntry line =
                TestLines.lent(new UserId(UUID.randomUUID()), clock.instant().toString(), "0.1");
        budgets.place(List.of(new Budgets.Asked(
                new Hold(
                        line.hold(),
                        line.payer(),
                        line.request(),
                        new UUID(0, 1),
                        line.model(),
                        1,
                        line.purpose(),
                        Demand.ofCall(line.held(), line.tokens()),
                        line.heldAt(),
                        line.heldAt().plusSeconds(60),
                        false,
                        null,
                        null),
                Limits.NONE)));
        unsettled.add(line);
        unsettled.add(line);

        assertThat(unsettled.retry()).isEqualTo(2);

        assertThat(events).containsExactly(CallSettled.from(line));
    }
}
