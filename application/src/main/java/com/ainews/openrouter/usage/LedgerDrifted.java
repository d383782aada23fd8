package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;

import org.jspecify.annotations.Nullable;

/**
 * The ledger and OpenRouter differ by more than is tolerated.
 *
 * @param user whose key; null for the service's own
 * @param drift what OpenRouter billed beyond the ledger since the check before; negative where it
 *     billed less
 */
public record LedgerDrifted(@Nullable UserId user, Usd drift) {

    static LedgerDrifted from(DriftCheck check) {
        return new LedgerDrifted(check.user(), check.drift());
    }
}
