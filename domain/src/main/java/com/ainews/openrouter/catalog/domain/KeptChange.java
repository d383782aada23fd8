package com.ainews.openrouter.catalog.domain;

/**
 * A change that was stored.
 *
 * @param id greater than that of any change before
 */
public record KeptChange(long id, ModelChange change) {}
