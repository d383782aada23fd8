package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks of the ledger against OpenRouter, and what they need of the ledger. */
public interface DriftChecks {

    /**
     * Users whose own key has cost something since it was checked, and since an instant.
     *
     * @return first whose key was never checked, then by the check that is longest ago
     */
    List<UserId> usersToCheck(Instant since, int limit);

    /** The newest check of a user's key; null asks for the service's. */
    Optional<DriftCheck> last(@Nullable UserId user);

    /** What all calls cost that were made with a user's own key; null asks for the service's. */
    Usd ledgerSum(@Nullable UserId user, Instant settledUntil);

    /**
     * Adds a check.
     *
     * @return false, and nothing is added, where another one follows the same check already
     */
    boolean add(DriftCheck check);

    /** The newest of all keys, newest first. */
    List<DriftCheck> newest(int limit);
}
