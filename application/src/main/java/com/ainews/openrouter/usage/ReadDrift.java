package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.shared.Violations;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.port.DriftChecks;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator how well the ledger agrees with OpenRouter. */
@Service
public class ReadDrift {

    public static final int MAX_CHECKS = 200;

    private final DriftChecks driftChecks;

    public ReadDrift(DriftChecks driftChecks) {
        this.driftChecks = driftChecks;
    }

    /**
     * Lists the newest checks of all keys.
     *
     * @param limit how many, 1 to 200
     * @return newest first
     */
    public List<DriftCheck> read(Caller actor, int limit) {
        actor.requireAdministrator();
        new Violations().requireBetween("limit", limit, 1, MAX_CHECKS).throwIfAny();
        return driftChecks.newest(limit);
    }
}
