package com.ainews.openrouter.access.domain;

import java.util.Locale;

/** What an administrator did to a user or a token. */
public enum AccessOperation {
    USER_CREATED,
    TOKEN_ISSUED,
    TOKEN_REVOKED;

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
