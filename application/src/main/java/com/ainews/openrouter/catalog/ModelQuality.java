package com.ainews.openrouter.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Indices of Artificial Analysis, the higher, the better; null where a model was not measured. */
public record ModelQuality(
        @Nullable BigDecimal intelligence,
        @Nullable BigDecimal coding,
        @Nullable BigDecimal agentic) {}
