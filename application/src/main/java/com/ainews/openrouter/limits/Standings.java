package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.ScopeLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Puts together what is limited and what is used. */
@Service
class Standings {

    private final Budgets budgets;
    private final ScopeLimits scopeLimits;
    private final InstantSource clock;

    Standings(Budgets budgets, ScopeLimits scopeLimits, InstantSource clock) {
        this.budgets = budgets;
        this.scopeLimits = scopeLimits;
        this.clock = clock;
    }

    /** Where scopes stand; {@code own} is what the user among them has set. */
    List<LimitStanding> of(List<Scope> scopes, Limits own) {
        Instant now = clock.instant();
        Map<Scope, Limits> caps = scopeLimits.find(scopes);
        return scopes.stream()
                .flatMap(scope -> of(
                        scope,
                        scope.type() == ScopeType.USER ? own : Limits.NONE,
                        caps.getOrDefault(scope, Limits.NONE),
                        now))
                .toList();
    }

    private Stream<LimitStanding> of(Scope scope, Limits own, Limits cap, Instant now) {
        return budgets.read(scope, own.cappedBy(cap), now).stream()
                .map(state -> new LimitStanding(state, own.of(state.kind()), cap.of(state.kind())));
    }
}
