package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.DriftChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks in memory, of a ledger in memory. */
public final class InMemoryDriftChecks implements DriftChecks {

    private static final Comparator<DriftCheck> NEWEST_FIRST = Comparator.comparing(DriftCheck::at)
            .thenComparing(check -> check.id().toString())
            .reversed();

    private final InMemoryLedger ledger;
    private final List<DriftCheck> checks = new ArrayList<>();

    public InMemoryDriftChecks(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized List<UserId> usersToCheck(Instant since, int limit) {
        return ledger.entries().stream()
                .filter(LedgerEntry::ownKey)
                .filter(entry -> entry.cost().isPositive())
                .filter(entry -> entry.settledAt().isAfter(since))
                .filter(entry -> entry.settledAt().isAfter(lastAt(entry.payer().user())))
                .map(entry -> entry.payer().user())
                .distinct()
                .sorted(Comparator.comparing(this::lastAt))
                .limit(limit)
                .toList();
    }

    private Instant lastAt(UserId user) {
        return last(user).map(DriftCheck::at).orElse(Instant.MIN);
    }

    @Override
    public synchronized Optional<DriftCheck> last(@Nullable UserId user) {
        return of(user).min(NEWEST_FIRST);
    }

    @Override
    public Usd ledgerSum(@Nullable UserId user, Instant settledUntil) {
        return ledger.entries().stream()
                .filter(entry -> user == null
                        ? !entry.ownKey()
                        : entry.ownKey() && entry.payer().user().equals(user))
                .filter(entry -> !entry.settledAt().isAfter(settledUntil))
                .map(LedgerEntry::cost)
                .reduce(Usd.ZERO, Usd::plus);
    }

    @Override
    public synchronized boolean add(DriftCheck check) {
        boolean taken =
                of(check.user()).anyMatch(c -> Objects.equals(c.previous(), check.previous()));
        return !taken && checks.add(check);
    }

    @Override
    public synchronized List<DriftCheck> newest(int limit) {
        return checks.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private Stream<DriftCheck> of(@Nullable UserId user) {
        return checks.stream().filter(check -> Objects.equals(check.user(), user));
    }
}
