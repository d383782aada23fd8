package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;

/**
 * What is set aside for one call, so that calls at the same time can't spend it too.
 *
 * @param model the first model of the call's route, for the ledger should the call be lost
 * @param heldAt decides to which windows the call belongs
 * @param leaseUntil after this instant nobody is expected to end it any more
 */
public record Hold(
        HoldId id,
        UserId user,
        RequestId request,
        ModelId model,
        String purpose,
        Demand demand,
        Instant heldAt,
        Instant leaseUntil) {}
