package com.ainews.openrouter.limits;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.domain.LimitChange;
import com.ainews.openrouter.limits.port.LimitsAudit;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator who changed which limits. */
@Service
public class ReadLimitsAudit {

    public static final int MAX_PAGE = 200;

    private final LimitsAudit audit;

    public ReadLimitsAudit(LimitsAudit audit) {
        this.audit = audit;
    }

    /**
     * Lists the newest changes of all scopes.
     *
     * @param limit how many, 1 to 200
     */
    public List<LimitChange> read(Caller actor, int limit) {
        actor.requireAdministrator();
        new Violations().requireBetween("limit", limit, 1, MAX_PAGE).throwIfAny();
        return audit.newest(limit);
    }
}
