package com.ainews.openrouter.shared;

import java.util.UUID;

/** A team inside an organisation. */
public record TeamId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
