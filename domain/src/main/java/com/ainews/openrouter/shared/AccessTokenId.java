package com.ainews.openrouter.shared;

import java.util.UUID;

/** An access token; not its secret. */
public record AccessTokenId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
