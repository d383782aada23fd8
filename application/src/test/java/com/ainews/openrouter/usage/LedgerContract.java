package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.Spending;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.domain.UsageReport;
import com.ainews.openrouter.usage.port.Ledger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ledger must do. */
public abstract class LedgerContract {

    private final UserId user = new UserId(UUID.randomUUID());

    protected abstract Ledger ledger();

    @Test
    void keepsEveryDigitOfEveryLine() {
        LedgerEntry entry = entry("2026-05-01T10:00:00.123456Z", "maker/a", "0.000000012345678901");

        ledger().append(List.of(entry));

        assertThat(ledger().page(user, 10, null)).containsExactly(entry);
    }

    @Test
    void sumsUpWhatWasSpentSinceEachInstant() {
        ledger().append(List.of(
                entry("2026-04-30T23:59:59Z", "maker/a", "0.1"),
                entry("2026-05-01T00:00:00Z", "maker/a", "0.02"),
                entry("2026-05-04T00:00:00Z", "maker/a", "0.003"),
                entry("2026-05-05T00:00:00Z", "maker/a", "0.0004")));

        Spending spending = ledger().spending(
                        user,
                        Instant.parse("2026-05-05T00:00:00Z"),
                        Instant.parse("2026-05-04T00:00:00Z"),
                        Instant.parse("2026-05-01T00:00:00Z"));

        assertThat(spending)
                .isEqualTo(new Spending(
                        Usd.of("0.1234"), Usd.of("0.0004"), Usd.of("0.0034"), Usd.of("0.0234")));
        assertThat(ledger().spending(
                                new UserId(UUID.randomUUID()),
                                Instant.EPOCH,
                                Instant.EPOCH,
                                Instant.EPOCH)
                        .total())
                .isEqualTo(Usd.ZERO);
    }

    @Test
    void knowsWhoseAGenerationIs() {
        LedgerEntry entry = entry("2026-05-01T10:00:00Z", "maker/a", "1");
        ledger().append(List.of(entry));
        String generation = Objects.requireNonNull(entry.generationId());

        assertThat(ledger().hasGeneration(user, generation)).isTrue();
        assertThat(ledger().hasGeneration(user, "gen-other")).isFalse();
        assertThat(ledger().hasGeneration(new UserId(UUID.randomUUID()), generation))
                .isFalse();
    }

    @Test
    void hasOneLineForEachHold() {
        LedgerEntry entry = entry("2026-05-01T10:00:00Z", "maker/a", "1");
        ledger().append(List.of(entry));

        assertThatThrownBy(() -> ledger().append(List.of(entry)))
                .isInstanceOf(RuntimeException.class);
        assertThat(ledger().page(user, 10, null)).hasSize(1);
    }

    @Test
    void pagesFromTheNewestBackwards() {
        LedgerEntry first = entry("2026-05-01T10:00:00Z", "maker/a", "1");
        LedgerEntry second = entry("2026-05-01T11:00:00Z", "maker/a", "1");
        LedgerEntry third = entry("2026-05-01T12:00:00Z", "maker/a", "1");
        ledger().append(List.of(second, third, first));

        assertThat(ledger().page(user, 2, null)).containsExactly(third, second);
        assertThat(ledger().page(user, 2, second.id())).containsExactly(first);
        assertThat(ledger().page(user, 2, first.id())).isEmpty();
        assertThat(ledger().page(new UserId(UUID.randomUUID()), 2, null)).isEmpty();
        assertThat(ledger().page(new UserId(UUID.randomUUID()), 2, third.id())).isEmpty();
    }

    @Test
    void sumsUpByModelAndOverTime() {
        ledger().append(of("2026-05-01T23:59:59Z", "maker/a", "100"));
        ledger().append(of("2026-05-02T00:00:00Z", "maker/a", "0.1"));
        ledger().append(of("2026-05-02T00:59:59Z", "maker/b", "0.4"));
        ledger().append(of("2026-05-02T13:00:00Z", "maker/a", "0.2"));

        UsageReport report = ledger().report(
                        user,
                        UsagePeriod.DAILY,
                        Instant.parse("2026-05-02T00:00:00Z"),
                        Instant.parse("2026-05-02T14:00:00Z"));

        assertThat(report.totals().requests()).isEqualTo(3);
        assertThat(report.totals().cost()).isEqualTo(Usd.of("0.7"));
        assertThat(report.totals().promptTokens()).isEqualTo(TokenCount.of(30));
        assertThat(report.byModel())
                .extracting(part -> part.model().value(), part -> part.totals().cost())
                .containsExactly(tuple("maker/b", Usd.of("0.4")), tuple("maker/a", Usd.of("0.3")));
        assertThat(report.series())
                .extracting(
                        point -> point.start().toString(),
                        point -> point.totals().requests())
                .containsExactly(
                        tuple("2026-05-02T00:00:00Z", 2L), tuple("2026-05-02T13:00:00Z", 1L));
    }

    private List<LedgerEntry> of(String heldAt, String model, String cost) {
        return List.of(entry(heldAt, model, cost));
    }

    private LedgerEntry entry(String heldAt, String model, String cost) {
        Instant at = Instant.parse(heldAt);
        return new LedgerEntry(
                UUID.randomUUID(),
                new HoldId(UUID.randomUUID()),
                new RequestId(UUID.randomUUID()),
                new Payer(
                        user,
                        new AccessTokenId(UUID.randomUUID()),
                        new TeamId(UUID.randomUUID()),
                        new OrganizationId(UUID.randomUUID())),
                "summarization",
                new ModelId(model),
                null,
                "gen-1",
                CallOutcome.COMPLETED,
                TokenCount.of(10),
                TokenCount.of(5),
                Usd.of("1"),
                Usd.of(cost),
                new BigDecimal(cost),
                Usd.of(cost),
                CostSource.REPORTED,
                true,
                Duration.ofMillis(40),
                Duration.ofMillis(25),
                1,
                at,
                at.plusSeconds(1));
    }
}
