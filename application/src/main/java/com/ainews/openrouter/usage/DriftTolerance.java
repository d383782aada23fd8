package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.Usd;

/**
 * How far the ledger may drift from what OpenRouter says between two checks, before operators are
 * alerted.
 *
 * @param amount the largest drift without an alert
 */
public record DriftTolerance(Usd amount) {

    public DriftTolerance {
        if (amount.compareTo(Usd.ZERO) < 0) {
            throw new IllegalArgumentException("A drift is tolerated from zero on, not " + amount);
        }
    }
}
