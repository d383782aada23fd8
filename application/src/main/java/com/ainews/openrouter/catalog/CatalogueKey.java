package com.ainews.openrouter.catalog;

import com.ainews.openrouter.shared.ApiKey;

import org.jspecify.annotations.Nullable;

/**
 * The key with which OpenRouter is asked what it tells only to those who have one: latency and
 * throughput. It costs nothing.
 *
 * @param apiKey null where the service has none of its own
 */
public record CatalogueKey(@Nullable ApiKey apiKey) {}
