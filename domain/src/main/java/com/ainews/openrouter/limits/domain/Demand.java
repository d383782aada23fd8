package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.math.BigDecimal;

/**
 * What one call asks of the limits before it runs, or has used of them after.
 *
 * @param requests one for a call that was made, zero for one that never was
 */
public record Demand(Usd cost, long requests, TokenCount tokens) {

    public static final Demand NOTHING = new Demand(Usd.ZERO, 0, TokenCount.ZERO);

    public static Demand ofCall(Usd cost, TokenCount tokens) {
        return new Demand(cost, 1, tokens);
    }

    /** How much of one kind it is, in that kind's unit. */
    public BigDecimal of(LimitKind kind) {
        return switch (kind.unit()) {
            case USD -> cost.amount();
            case REQUESTS -> BigDecimal.valueOf(requests);
            case TOKENS -> BigDecimal.valueOf(tokens.value());
        };
    }
}
