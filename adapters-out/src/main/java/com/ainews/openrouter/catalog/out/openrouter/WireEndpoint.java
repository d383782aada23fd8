package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.ModelEndpoint;
import com.ainews.openrouter.catalog.domain.Percentiles;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An endpoint as OpenRouter writes it; all of it may be missing. */
final class WireEndpoint {

    private WireEndpoint() {}

    static ModelEndpoint toEndpoint(JsonNode json) {
        JsonNode quantization = json.path("quantization");
        JsonNode status = json.path("status");
        return new ModelEndpoint(
                json.path("provider_name").asString(""),
                json.path("name").asString(""),
                json.path("tag").asString(""),
                json.path("context_length").asLong(0),
                WireModel.tokens(json.path("max_completion_tokens")),
                WireModel.tokens(json.path("max_prompt_tokens")),
                quantization.isString() ? quantization.asString() : null,
                status.isIntegralNumber() ? status.asInt() : null,
                WireModel.decimal(json.path("uptime_last_5m")),
                WireModel.decimal(json.path("uptime_last_30m")),
                WireModel.decimal(json.path("uptime_last_1d")),
                percentiles(json.path("latency_last_30m")),
                percentiles(json.path("throughput_last_30m")),
                WireModel.pricing(json.path("pricing")),
                WireModel.strings(json.path("supported_parameters")));
    }

    private static @Nullable Percentiles percentiles(JsonNode json) {
        BigDecimal p50 = WireModel.decimal(json.path("p50"));
        BigDecimal p75 = WireModel.decimal(json.path("p75"));
        BigDecimal p90 = WireModel.decimal(json.path("p90"));
        BigDecimal p99 = WireModel.decimal(json.path("p99"));
        return p50 == null || p75 == null || p90 == null || p99 == null
                ? null
                : new Percentiles(p50, p75, p90, p99);
    }
}
