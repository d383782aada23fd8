package com.ainews.openrouter.access.domain;

/** What a user may do. */
public enum Role {
    /** Use the service, and see and change what is the user's own. */
    USER,
    /** All that a user may, and run the service: users, organisations, tokens, error log. */
    ADMIN
}
