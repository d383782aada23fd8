package com.ainews.openrouter.catalog;

import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;

/**
 * A model is new in the catalogue.
 *
 * @param at when OpenRouter's list first had it
 */
public record ModelAppeared(ModelId model, Instant at) {}
