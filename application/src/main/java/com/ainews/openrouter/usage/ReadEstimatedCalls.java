package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.shared.Violations;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Estimates;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator the calls whose cost is only estimated, since OpenRouter never told it. */
@Service
public class ReadEstimatedCalls {

    public static final int MAX_LINES = 200;

    private final Estimates estimates;

    public ReadEstimatedCalls(Estimates estimates) {
        this.estimates = estimates;
    }

    /**
     * Lists the newest of all users.
     *
     * @param limit how many, 1 to 200
     * @return newest first
     */
    public List<LedgerEntry> read(Caller actor, int limit) {
        actor.requireAdministrator();
        new Violations().requireBetween("limit", limit, 1, MAX_LINES).throwIfAny();
        return estimates.newest(limit);
    }
}
