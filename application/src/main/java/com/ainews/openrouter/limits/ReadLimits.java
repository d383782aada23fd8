package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.settings.ReadUsageLimits;
import com.ainews.openrouter.shared.Payer;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows users where they stand with all limits that apply to their calls. */
@Service
public class ReadLimits {

    private final ReadUsageLimits readUsageLimits;
    private final Standings standings;

    ReadLimits(ReadUsageLimits readUsageLimits, Standings standings) {
        this.readUsageLimits = readUsageLimits;
        this.standings = standings;
    }

    /**
     * Every kind of limit for the user, the access token, the team and the organisation; also those
     * that nobody has set: what was used shows all the same.
     */
    public List<LimitStanding> read(Payer payer) {
        return standings.of(Scope.of(payer), UserLimits.of(readUsageLimits.read(payer.user())));
    }
}
