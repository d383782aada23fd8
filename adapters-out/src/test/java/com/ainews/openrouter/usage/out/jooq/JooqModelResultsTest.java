package com.ainews.openrouter.usage.out.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.testing.MigratedDatabase;
import com.ainews.openrouter.usage.ModelResultsContract;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.Ledger;
import com.ainews.openrouter.usage.port.ModelResults;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JooqModelResultsTest extends ModelResultsContract {

    private final AtomicLong minutes = new AtomicLong();
    private final JooqLedger ledger = new JooqLedger(MigratedDatabase.dsl());

    /** Hours pass between any two questions. */
    private final JooqModelResults results = new JooqModelResults(
            MigratedDatabase.dsl(),
            () -> Duration.ofMinutes(minutes.addAndGet(60)).toNanos());

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ModelResults results() {
        return results;
    }

    @Test
    void asksTheDatabaseOnceAMinute() {
        var clock = new AtomicLong();
        var remembering = new JooqModelResults(
                MigratedDatabase.dsl(), () -> Duration.ofSeconds(clock.get()).toNanos());
        LocalDate day = LocalDate.parse("2026-05-02");
        String purpose = "purpose-" + UUID.randomUUID();
        assertThat(remembering.since(day, purpose)).isEmpty();

        remembering.add(List.of(ModelNotes.failure(
                day, purpose, new ModelId("maker/a"), new UserId(UUID.randomUUID()))));

        clock.set(59);
        assertThat(remembering.since(day, purpose)).isEmpty();
        clock.set(61);
        await().untilAsserted(() -> assertThat(remembering.since(day, purpose)).hasSize(1));
    }
}
