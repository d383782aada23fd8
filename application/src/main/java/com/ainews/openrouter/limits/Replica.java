package com.ainews.openrouter.limits;

import java.util.UUID;

/** This process among those that share the database; another one after each start. */
public record Replica(UUID id) {}
