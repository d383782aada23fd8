package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The limits that administrators have set. */
public interface ScopeLimits {

    /** Those of some scopes; a scope without any may be left out. */
    Map<Scope, Limits> find(Collection<Scope> scopes);

    /**
     * Sets all limits of a scope, from the next hold on. Takes part in the transaction around it.
     *
     * @return what was set before
     */
    Limits replace(Scope scope, Limits limits, Instant now);
}
