package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.OrganizationId;

import java.time.Instant;

/**
 * Users and teams that share limits.
 *
 * @param name unique, chosen by an administrator
 */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
