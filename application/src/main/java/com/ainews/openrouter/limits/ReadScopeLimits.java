package com.ainews.openrouter.limits;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.settings.ReadUsageLimits;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator where a user, access token, team or organisation stands. */
@Service
public class ReadScopeLimits {

    private final ReadUsageLimits readUsageLimits;
    private final Standings standings;

    ReadScopeLimits(ReadUsageLimits readUsageLimits, Standings standings) {
        this.readUsageLimits = readUsageLimits;
        this.standings = standings;
    }

    /** Every kind of limit; one that nobody knows of has used nothing and has none. */
    public List<LimitStanding> read(Caller actor, Scope scope) {
        actor.requireAdministrator();
        Limits own = scope.type() == ScopeType.USER
                ? UserLimits.of(readUsageLimits.read(new UserId(scope.id())))
                : Limits.NONE;
        return standings.of(List.of(scope), own);
    }
}
