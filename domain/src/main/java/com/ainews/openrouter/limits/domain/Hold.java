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
 * @param attempt which attempt that is, from one; 0 while the call waits and nothing is sent that may be
 *     billed, less where nothing may be sent any more
 * @param heldAt decides to which windows the call belongs
 * @param leaseUntil after this instant nobody is expected to end it any more
 * @param ownKey whether the user's own key is called with, or the service's
 * @param generationId OpenRouter's name for the call, once it is known
 * @param doubt what is known of its end; null while the call runs
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
        boolean ownKey,
        @Nullable String generationId,
        @Nullable Doubt doubt) {

    /** Whether nobody will learn what the call cost: it has no name to ask for, and told nothing. */
    public boolean isLost() {
        return doubt != null && doubt.use() == null && generationId == null;
    }

    /** The same, with another attempt begun. */
    public Hold attempting(int next, ModelId by) {
        return new Hold(
                id,
                payer,
                request,
                owner,
                by,
                next,
                purpose,
                demand,
                heldAt,
                leaseUntil,
                ownKey,
                generationId,
                doubt);
    }

    /** The same, with OpenRouter's name for the call, if that is known now. */
    public Hold named(@Nullable String generation) {
        return generation == null
                ? this
                : new Hold(
                        id,
                        payer,
                        request,
                        owner,
                        model,
                        attempt,
                        purpose,
                        demand,
                        heldAt,
                        leaseUntil,
                        ownKey,
                        generation,
                        doubt);
    }

    /** The same, but nobody runs the call any more and its end is not known. */
    public Hold doubted(Doubt known) {
        return new Hold(
                id,
                payer,
                request,
                owner,
                model,
                attempt,
                purpose,
                demand,
                heldAt,
                leaseUntil,
                ownKey,
                generationId,
                known);
    }

    /** The same, with a longer lease. */
    public Hold leasedUntil(Instant until) {
        return new Hold(
                id,
                payer,
                request,
                owner,
                model,
                attempt,
                purpose,
                demand,
                heldAt,
                until,
                ownKey,
                generationId,
                doubt);
    }
}
