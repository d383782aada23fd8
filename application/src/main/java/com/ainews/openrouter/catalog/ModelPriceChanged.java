package com.ainews.openrouter.catalog;

import com.ainews.openrouter.shared.ModelId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A model costs something else than before, as the catalogue now says. Where the listed prices are
 * equal, those for long prompts have changed.
 *
 * @param before the listed prices in US dollars, by OpenRouter's names for them
 * @param after the same, from now on
 * @param at when OpenRouter said so
 */
public record ModelPriceChanged(
        ModelId model, Map<String, BigDecimal> before, Map<String, BigDecimal> after, Instant at) {}
