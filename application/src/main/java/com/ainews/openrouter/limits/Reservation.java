package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.time.Duration;

/**
 * What a call asks to have set aside.
 *
 * @param model the first model that will be tried
 * @param cost an upper bound of what the call can cost, over all models that may be tried
 * @param tokens an upper bound of prompt and answer together
 * @param priority in the line of those who wait for the same limit
 * @param lease for how long it is held should nobody renew it; while the call runs it is renewed
 * @param ownKey whether the user's own key will be called with, or the service's
 */
public record Reservation(
        Payer payer,
        RequestId request,
        ModelId model,
        String purpose,
        Usd cost,
        TokenCount tokens,
        Priority priority,
        Duration lease,
        boolean ownKey) {}
