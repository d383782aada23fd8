package com.ainews.openrouter.catalog;

import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;

/**
 * A model is no longer in the catalogue.
 *
 * @param at when OpenRouter's list was without it
 */
public record ModelVanished(ModelId model, Instant at) {}
