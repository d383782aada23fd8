package com.ainews.chaos;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** Whom limits are for: a user, an access token, a team. */
record Scope(String name, UUID id, Map<Kind, BigDecimal> limits) {}
