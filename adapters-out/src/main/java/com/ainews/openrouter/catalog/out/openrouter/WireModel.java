package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A model as OpenRouter writes it. */
final class WireModel {

    private static final int ISO_DATE_LENGTH = 10;
    private static final int MOST_DIGITS = 100;
    private static final BigDecimal UNKNOWN = BigDecimal.ONE.negate();

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    /** The expression sees pairs of surrogates as one character, and only halves as surrogates. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

    private WireModel() {}

    /**
     * What is odd is left out, so that it does no harm to what keeps it.
     *
     * @param source the same JSON as text
     * @throws RuntimeException where something is missing that a call needs
     */
    static Model toModel(JsonNode json, String source) {
        String id = json.path("id").asString();
        JsonNode architecture = json.path("architecture");
        JsonNode provider = json.path("top_provider");
        return new Model(
                new ModelId(id),
                text(json.path("canonical_slug"), id),
                text(json.path("name"), id),
                created(json.path("created")),
                Objects.requireNonNullElseGet(
                        tokens(json.path("context_length")),
                        () -> Objects.requireNonNullElse(
                                tokens(provider.path("context_length")), 0L)),
                tokens(provider.path("max_completion_tokens")),
                strings(architecture.path("input_modalities")),
                strings(architecture.path("output_modalities")),
                text(architecture.path("tokenizer"), "Other"),
                pricing(json.path("pricing")),
                strings(json.path("supported_parameters")),
                date(json.path("expiration_date")),
                text(json.path("description"), ""),
                benchmarks(json.at("/benchmarks/artificial_analysis")),
                source);
    }

    static @Nullable Long tokens(JsonNode json) {
        return json.isNumber() && json.canConvertToLong() ? Long.valueOf(json.asLong()) : null;
    }

    private static Instant created(JsonNode json) {
        Long seconds = tokens(json);
        return seconds == null || seconds < 0 || seconds > LATEST
                ? Instant.EPOCH
                : Instant.ofEpochSecond(seconds);
    }

    private static String text(JsonNode json, String otherwise) {
        return clean(json.isString() ? json.asString() : otherwise);
    }

    /** Without what PostgreSQL does not store: the character zero and halves of characters. */
    static String clean(String text) {
        return UNFIT.matcher(text).replaceAll("");
    }

    private static Benchmarks benchmarks(JsonNode json) {
        return new Benchmarks(
                decimal(json.path("intelligence_index")),
                decimal(json.path("coding_index")),
                decimal(json.path("agentic_index")));
    }

    static @Nullable BigDecimal decimal(JsonNode json) {
        return json.isNumber() ? sane(json.decimalValue()) : null;
    }

    private static @Nullable BigDecimal sane(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS
                ? number
                : null;
    }

    static Pricing pricing(JsonNode json) {
        return new Pricing(
                prices(json),
                json.path("overrides")
                        .valueStream()
                        .map(WireOverride::toOverride)
                        .toList());
    }

    /** Prices are decimal strings; all else in the object is not a price. */
    static Map<String, BigDecimal> prices(JsonNode json) {
        Map<String, BigDecimal> prices = new HashMap<>();
        json.properties().forEach(field -> {
            BigDecimal price = price(field.getValue());
            if (price != null) {
                prices.put(clean(field.getKey()), price);
            }
        });
        return prices;
    }

    /** What can't be read as a price is one that is not known. */
    private static @Nullable BigDecimal price(JsonNode value) {
        if (!value.isString()) {
            return null;
        }
        try {
            return Objects.requireNonNullElse(sane(new BigDecimal(value.asString())), UNKNOWN);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static Set<String> strings(JsonNode array) {
        Set<String> strings = new HashSet<>();
        array.valueStream()
                .filter(JsonNode::isString)
                .forEach(item -> strings.add(clean(item.asString())));
        return strings;
    }

    private static @Nullable LocalDate date(JsonNode date) {
        try {
            return date.isString() && date.asString().length() >= ISO_DATE_LENGTH
                    ? LocalDate.parse(date.asString().substring(0, ISO_DATE_LENGTH))
                    : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
