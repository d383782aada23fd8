package com.ainews.openrouter.alerts.domain;

import java.time.Instant;

/**
 * Something that an operator should hear of.
 *
 * @param kind a stable word in snake case
 * @param message what happened and what to do, for people
 */
public record Alert(String kind, String message, Instant at) {}
