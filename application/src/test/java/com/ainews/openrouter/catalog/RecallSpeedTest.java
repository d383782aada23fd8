package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.catalog.domain.ModelEndpoint;
import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.domain.Percentiles;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecallSpeedTest {

    private static final ModelId MODEL = new ModelId("maker/model");

    @Test
    void theProviderInTheMiddleSpeaksForTheModel() {
        assertThat(recall(
                        endpoint("900", "20"),
                        endpoint("400.4", "80"),
                        endpoint("300", "200"),
                        endpoint(null, "500"),
                        endpoint("1", "0")))
                .contains(new ModelSpeed(Duration.ofMillis(400), new BigDecimal("80")));
    }

    @Test
    void nothingIsSaidWhereNothingWasMeasuredOrAsked() {
        assertThat(recall(endpoint(null, null))).isEmpty();
        assertThat(new RecallSpeed(_ -> Optional.empty()).recall(MODEL)).isEmpty();
    }

    private static Optional<ModelSpeed> recall(ModelEndpoint... endpoints) {
        var known = new ModelEndpoints(MODEL, Arrays.asList(endpoints), "{}");
        return new RecallSpeed(_ -> Optional.of(known)).recall(MODEL);
    }

    private static ModelEndpoint endpoint(@Nullable String latency, @Nullable String throughput) {
        return new ModelEndpoint(
                "Provider",
                "Provider | model",
                "provider",
                10_000,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                percentiles(latency),
                percentiles(throughput),
                new Pricing(Map.of(), List.of()),
                Set.of());
    }

    private static @Nullable Percentiles percentiles(@Nullable String median) {
        return median == null
                ? null
                : new Percentiles(
                        new BigDecimal(median),
                        new BigDecimal(median),
                        new BigDecimal(median),
                        new BigDecimal(median));
    }
}
