package com.ainews.openrouter.limits;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What is counted in one bucket of one limit.
 *
 * @param scopeType {@code user}, {@code access_token}, {@code team} or {@code organization}
 * @param kind such as {@code daily_cost}
 * @param heldByHolds what the holds that are not ended add up to; it should equal {@code held}
 */
public record MeterReading(
        String scopeType,
        UUID scopeId,
        String kind,
        Instant bucket,
        BigDecimal settled,
        BigDecimal held,
        BigDecimal heldByHolds) {}
