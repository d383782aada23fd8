package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.domain.DriftCheck;
import java.util.List;
import org.springframework.stereotype.Service;

/** Lets an administrator check for drift without waiting for the night. */
@Service
public class CheckDriftNow {

    private final CheckDrift checkDrift;

    public CheckDriftNow(CheckDrift checkDrift) {
        this.checkDrift = checkDrift;
    }

    /** The same as {@link CheckDrift#check}. */
    public List<DriftCheck> check(Caller actor) {
        actor.requireAdministrator();
        return checkDrift.check();
    }
}
