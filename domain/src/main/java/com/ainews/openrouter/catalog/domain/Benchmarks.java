package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is, by the indices of Artificial Analysis as OpenRouter passes them on: the
 * higher, the better. Null where the model was not measured.
 */
public record Benchmarks(
        @Nullable BigDecimal intelligence,
        @Nullable BigDecimal coding,
        @Nullable BigDecimal agentic) {

    public static final Benchmarks NONE = new Benchmarks(null, null, null);
}
