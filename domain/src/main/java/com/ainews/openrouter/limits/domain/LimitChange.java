package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.UUID;

/**
 * What an administrator did to the limits of a scope.
 *
 * @param actor who did it
 */
public record LimitChange(
        UUID id, UserId actor, Scope scope, Limits before, Limits after, Instant at) {}
