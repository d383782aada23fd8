package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.Set;

/**
 * Someone, or some program, that uses the service.
 *
 * @param name unique, chosen by an administrator
 */
public record User(UserId id, String name, Set<Role> roles, Instant createdAt) {

    public static final int MAX_NAME_LENGTH = 100;

    public User {
        roles = Set.copyOf(roles);
    }
}
