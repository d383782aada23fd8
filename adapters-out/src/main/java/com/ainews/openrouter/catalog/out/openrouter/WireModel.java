package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A model as OpenRouter writes it. */
final class WireModel {

    private static final int ISO_DATE_LENGTH = 10;

    private WireModel() {}

    /**
     * @throws RuntimeException where something is missing that a call needs
     */
    static Model toModel(JsonNode json) {
        String id = json.path("id").asString();
        JsonNode architecture = json.path("architecture");
        JsonNode maxCompletion = json.path("top_provider").path("max_completion_tokens");
        return new Model(
                new ModelId(id),
                json.path("canonical_slug").asString(id),
                json.path("name").asString(id),
                Instant.ofEpochSecond(json.path("created").asLong(0)),
                json.path("context_length").asLong(),
                maxCompletion.isNumber() ? maxCompletion.asLong() : null,
                strings(architecture.path("input_modalities")),
                strings(architecture.path("output_modalities")),
                architecture.path("tokenizer").asString("Other"),
                pricing(json.path("pricing")),
                strings(json.path("supported_parameters")),
                date(json.path("expiration_date")));
    }

    private static Pricing pricing(JsonNode json) {
        List<PriceOverride> overrides =
                json.path("overrides").valueStream().map(WireModel::override).toList();
        return new Pricing(prices(json), overrides);
    }

    /** An entry has its conditions and, beside them, the prices that it changes. */
    private static PriceOverride override(JsonNode json) {
        JsonNode nested = json.path("pricing");
        return new PriceOverride(
                json.path("min_prompt_tokens").asLong(0),
                prices(nested.isObject() ? nested : json));
    }

    /** Prices are decimal strings; all else in the object is not a price. */
    private static Map<String, BigDecimal> prices(JsonNode json) {
        Map<String, BigDecimal> prices = new HashMap<>();
        json.properties().forEach(field -> {
            BigDecimal price = price(field.getValue());
            if (price != null && !field.getKey().startsWith("utc_")) {
                prices.put(field.getKey(), price);
            }
        });
        return prices;
    }

    private static @Nullable BigDecimal price(JsonNode value) {
        try {
            return value.isString() ? new BigDecimal(value.asString()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new HashSet<>();
        array.valueStream().forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static @Nullable LocalDate date(JsonNode date) {
        return date.isString() && date.asString().length() >= ISO_DATE_LENGTH
                ? LocalDate.parse(date.asString().substring(0, ISO_DATE_LENGTH))
                : null;
    }
}
