package com.ainews.openrouter.limits;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What ended calls add up to in one bucket of one limit.
 *
 * @param scopeType {@code user}, {@code access_token}, {@code team} or {@code organization}
 * @param kind such as {@code daily_cost}
 */
public record SettledAmount(
        String scopeType, UUID scopeId, String kind, Instant bucket, BigDecimal amount) {}
