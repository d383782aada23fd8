package com.ainews.openrouter.access.domain;

import java.util.Locale;

/** What an administrator did to a user, a token, an organisation or a team. */
public enum AccessOperation {
    USER_CREATED,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    ORGANIZATION_CREATED,
    TEAM_CREATED,
    /** The user's organisation and team were set, or cleared. */
    USER_ASSIGNED;

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
