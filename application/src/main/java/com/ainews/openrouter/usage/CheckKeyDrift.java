package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.port.DriftChecks;
import com.ainews.openrouter.usage.port.KeyUsages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Checks one key. */
@Service
class CheckKeyDrift {

    private final KeyUsages keyUsages;
    private final DriftChecks driftChecks;
    private final DriftTolerance tolerance;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final InstantSource clock;

    CheckKeyDrift(
            KeyUsages keyUsages,
            DriftChecks driftChecks,
            DriftTolerance tolerance,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        this.keyUsages = keyUsages;
        this.driftChecks = driftChecks;
        this.tolerance = tolerance;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks, compares and keeps the result. Publishes {@link LedgerDrifted} where the drift is more
     * than is tolerated.
     *
     * @param user whose key; null for the service's own
     * @return empty where OpenRouter can't be asked, or another replica was quicker
     */
    Optional<DriftCheck> check(@Nullable UserId user, ApiKey apiKey) {
        DriftCheck last = driftChecks.last(user).orElse(null);
        return keyUsages
                .find(apiKey)
                .map(reported -> compare(last, user, apiKey, reported))
                .filter(driftChecks::add)
                .map(this::alerted);
    }

    private DriftCheck compare(
            @Nullable DriftCheck last, @Nullable UserId user, ApiKey apiKey, Usd reported) {
        Instant now = clock.instant();
        Usd ledger = driftChecks.ledgerSum(user, now);
        return DriftCheck.after(last, ids.next(), user, apiKey.label(), now, reported, ledger);
    }

    private DriftCheck alerted(DriftCheck check) {
        if (check.exceeds(tolerance.amount())) {
            events.publishEvent(LedgerDrifted.from(check));
        }
        return check;
    }
}
