package com.ainews.openrouter.shared;

import java.util.UUID;

/** Money and quota that are held for a call under way, until it is settled. */
public record HoldId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
