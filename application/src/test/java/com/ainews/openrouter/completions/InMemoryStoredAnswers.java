package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stored answers in memory, one caller at a time. */
public final class InMemoryStoredAnswers implements StoredAnswers {

    private record Name(UserId user, IdempotencyKey key) {}

    private record Row(
            String fingerprint,
            Instant createdAt,
            Instant leaseUntil,
            @Nullable Kept kept) {}

    private final Map<Name, Row> rows = new HashMap<>();
    private boolean isAway;

    /** From here on nothing can be written about how requests ended. */
    void goAway() {
        isAway = true;
    }

    void comeBack() {
        isAway = false;
    }

    private void requireThere() {
        if (isAway) {
            throw new IllegalStateException("The store is away");
        }
    }

    @Override
    public synchronized Known claim(Claim claim) {
        var name = new Name(claim.user(), claim.key());
        Row row = rows.get(name);
        if (row == null || row.createdAt().isBefore(claim.forgotten())) {
            rows.put(name, new Row(claim.fingerprint(), claim.now(), claim.leaseUntil(), null));
            return new Known.Claimed();
        }
        return row.kept() == null
                ? new Known.Running(row.fingerprint(), row.leaseUntil())
                : new Known.Ended(row.fingerprint(), row.kept());
    }

    @Override
    public synchronized void keep(UserId user, IdempotencyKey key, Kept kept) {
        requireThere();
        Row row = Objects.requireNonNull(rows.get(new Name(user, key)));
        rows.put(
                new Name(user, key),
                new Row(row.fingerprint(), row.createdAt(), row.leaseUntil(), kept));
    }

    @Override
    public synchronized void free(UserId user, IdempotencyKey key) {
        requireThere();
        rows.remove(new Name(user, key));
    }

    @Override
    public synchronized void forget(Instant before) {
        rows.values().removeIf(row -> row.createdAt().isBefore(before));
    }
}
