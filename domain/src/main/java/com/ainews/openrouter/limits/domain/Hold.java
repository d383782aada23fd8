package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is set aside for one call, so that calls at the same time can't spend it too.
 *
 * @param owner the replica that runs the call
 * @param model the model of the attempt that was begun last, for the ledger should the call be lost
 * @param attempt which attempt that is, from one
 * @param heldAt decides to which windows the call belongs
 * @param leaseUntil after this instant nobody is expected to end it any more
 * @param generationId OpenRouter's name for the call, once its end is in doubt and the name is known
 */
public record Hold(
        HoldId id,
        Payer payer,
        RequestId request,
        UUID owner,
        ModelId model,
        int attempt,
        String purpose,
        Demand demand,
        Instant heldAt,
        Instant leaseUntil,
        @Nullable String generationId) {}
