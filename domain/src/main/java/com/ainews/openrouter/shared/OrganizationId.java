package com.ainews.openrouter.shared;

import java.util.UUID;

/** An organisation: users and teams that share limits. */
public record OrganizationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
