package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;

/** How a measure spreads: half of what was measured is at or below {@code p50}, and so on. */
public record Percentiles(BigDecimal p50, BigDecimal p75, BigDecimal p90, BigDecimal p99) {}
