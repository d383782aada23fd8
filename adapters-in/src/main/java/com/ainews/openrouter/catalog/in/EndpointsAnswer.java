package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.ModelEndpoint;
import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.domain.Percentiles;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who serves a model, as both doors show it. */
public record EndpointsAnswer(String model, List<EndpointAnswer> endpoints) {

    /** One provider's offer; times in milliseconds, throughput in tokens per second. */
    public record EndpointAnswer(
            String provider,
            String name,
            String tag,
            long contextLength,
            @Nullable Long maxCompletionTokens,
            @Nullable Long maxPromptTokens,
            @Nullable String quantization,
            @Nullable Integer status,
            @JsonProperty("uptime_last_5m") @Nullable BigDecimal uptimeLast5m,
            @JsonProperty("uptime_last_30m") @Nullable BigDecimal uptimeLast30m,
            @JsonProperty("uptime_last_1d") @Nullable BigDecimal uptimeLast1d,
            @JsonProperty("latency_last_30m") @Nullable PercentilesAnswer latencyLast30m,
            @JsonProperty("throughput_last_30m") @Nullable PercentilesAnswer throughputLast30m,
            PricingAnswer pricing,
            List<String> supportedParameters) {

        static EndpointAnswer from(ModelEndpoint endpoint) {
            return new EndpointAnswer(
                    endpoint.provider(),
                    endpoint.name(),
                    endpoint.tag(),
                    endpoint.contextLength(),
                    endpoint.maxCompletionTokens(),
                    endpoint.maxPromptTokens(),
                    endpoint.quantization(),
                    endpoint.status(),
                    endpoint.uptimeLast5m(),
                    endpoint.uptimeLast30m(),
                    endpoint.uptimeLast1d(),
                    PercentilesAnswer.from(endpoint.latencyLast30m()),
                    PercentilesAnswer.from(endpoint.throughputLast30m()),
                    PricingAnswer.from(endpoint.pricing()),
                    ModelAnswer.sorted(endpoint.supportedParameters()));
        }
    }

    /** How a measure spreads. */
    public record PercentilesAnswer(
            BigDecimal p50, BigDecimal p75, BigDecimal p90, BigDecimal p99) {

        static @Nullable PercentilesAnswer from(@Nullable Percentiles percentiles) {
            return percentiles == null
                    ? null
                    : new PercentilesAnswer(
                            percentiles.p50(),
                            percentiles.p75(),
                            percentiles.p90(),
                            percentiles.p99());
        }
    }

    /** The answer of both doors. */
    public static EndpointsAnswer from(ModelEndpoints endpoints) {
        return new EndpointsAnswer(
                endpoints.model().value(),
                endpoints.endpoints().stream().map(EndpointAnswer::from).toList());
    }
}
