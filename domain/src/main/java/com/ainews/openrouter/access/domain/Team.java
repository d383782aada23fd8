package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;

import java.time.Instant;

/**
 * Users of an organisation that share limits among themselves.
 *
 * @param name unique in its organisation, chosen by an administrator
 */
public record Team(TeamId id, OrganizationId organization, String name, Instant createdAt) {}
