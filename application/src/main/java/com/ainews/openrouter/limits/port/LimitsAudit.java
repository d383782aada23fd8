package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.LimitChange;

import java.util.List;

/** The trail of what administrators do to limits. */
public interface LimitsAudit {

    /** Takes part in the transaction around it. */
    void record(LimitChange change);

    /** The newest changes of all scopes. */
    List<LimitChange> newest(int limit);
}
