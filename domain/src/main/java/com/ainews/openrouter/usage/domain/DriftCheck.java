package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter said that a key has used, beside what the ledger says. Both sums begin with the
 * key's first call, so only what they grew by can be compared.
 *
 * @param user whose key; null for the service's own
 * @param keyLabel tells whether it is still the same key
 * @param previous the check of this owner before; null for the first
 * @param reported what OpenRouter said
 * @param ledger the sum of the lines that were settled until then
 * @param drift what OpenRouter's sum grew by beyond the ledger's since the check before; negative
 *     where the ledger's grew by more
 */
public record DriftCheck(
        UUID id,
        @Nullable UserId user,
        String keyLabel,
        @Nullable UUID previous,
        Instant at,
        Usd reported,
        Usd ledger,
        Usd drift) {

    /** The check that follows another; without one, or after another key, it has no drift. */
    public static DriftCheck after(
            @Nullable DriftCheck last,
            UUID id,
            @Nullable UserId user,
            String keyLabel,
            Instant at,
            Usd reported,
            Usd ledger) {
        Usd drift = last == null || !last.keyLabel().equals(keyLabel)
                ? Usd.ZERO
                : reported.minus(last.reported()).minus(ledger.minus(last.ledger()));
        return new DriftCheck(
                id, user, keyLabel, last == null ? null : last.id(), at, reported, ledger, drift);
    }

    /** Whether the drift is larger than what is tolerated, whichever way it goes. */
    public boolean exceeds(Usd tolerance) {
        return drift.amount().abs().compareTo(tolerance.amount()) > 0;
    }
}
