package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.Payer;

import org.springframework.stereotype.Service;

/** Tells in short what somebody may still spend. */
@Service
public class ReadAllowance {

    private final ReadLimits readLimits;

    ReadAllowance(ReadLimits readLimits) {
        this.readLimits = readLimits;
    }

    /** Looks at the limits of the user, the access token, the team and the organisation. */
    public Allowance read(Payer payer) {
        return Allowance.of(
                readLimits.read(payer).stream().map(LimitStanding::state).toList());
    }
}
