package com.ainews.openrouter.shared;

import java.util.UUID;

/** A user of this service. */
public record UserId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
