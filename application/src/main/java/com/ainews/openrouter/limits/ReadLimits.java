package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.settings.ReadUsageLimits;
import com.ainews.openrouter.shared.UserId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows users where they stand with their limits. */
@Service
public class ReadLimits {

    private final ReadUsageLimits readUsageLimits;
    private final Budgets budgets;
    private final InstantSource clock;

    public ReadLimits(ReadUsageLimits readUsageLimits, Budgets budgets, InstantSource clock) {
        this.readUsageLimits = readUsageLimits;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** Every kind of limit, also those that the user has not set: what was spent shows all the same. */
    public List<LimitState> read(UserId user) {
        return budgets.read(user, UserLimits.byKind(readUsageLimits.read(user)), clock.instant());
    }
}
