package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.Payer;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Tells whether anything limits what a call may cost. */
@Service
public class HasCostLimit {

    private final ScopeLimits scopeLimits;

    public HasCostLimit(ScopeLimits scopeLimits) {
        this.scopeLimits = scopeLimits;
    }

    /**
     * Looks at all limits that apply now; one that is set later does not count.
     *
     * @param own what the user has set
     */
    public boolean check(Payer payer, CallSettings.Limits own) {
        return Stream.concat(
                        Stream.of(UserLimits.of(own)),
                        scopeLimits.find(Scope.of(payer)).values().stream())
                .anyMatch(HasCostLimit::limitsCost);
    }

    private static boolean limitsCost(Limits limits) {
        return limits.byKind().keySet().stream()
                .anyMatch(kind -> kind.unit() == LimitKind.Unit.USD);
    }
}
