package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what models can be put in order. */
public enum ModelSort {
    /** The listed price of a prompt's token. */
    PRICE,
    /** The listed price of an answer's token. */
    COMPLETION_PRICE,
    /** The mean of both. */
    AVERAGE_PRICE,
    /** Prompt and answer together, in tokens. */
    CONTEXT,
    CREATED,
    NAME,
    /** The intelligence index of {@link Benchmarks}. */
    INTELLIGENCE,
    /** The same, for coding. */
    CODING,
    /** The same, for work in many steps. */
    AGENTIC;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModelSort> ofWireName(String name) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(name)).findFirst();
    }

    /** Models of which it is not known come last either way; equal ones are in order of their ids. */
    Comparator<Model> comparator(boolean descending) {
        Comparator<Model> comparator = this == NAME
                ? Comparator.comparing(
                        model -> model.name().toLowerCase(Locale.ROOT), direction(descending))
                : Comparator.comparing(this::number, Comparator.nullsLast(direction(descending)));
        return comparator.thenComparing(model -> model.id().value());
    }

    private static <T extends Comparable<T>> Comparator<T> direction(boolean descending) {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    @Nullable
    BigDecimal number(Model model) {
        return switch (this) {
            case PRICE -> model.pricing().listedPrice(Pricing.PROMPT);
            case COMPLETION_PRICE -> model.pricing().listedPrice(Pricing.COMPLETION);
            case AVERAGE_PRICE -> {
                BigDecimal prompt = model.pricing().listedPrice(Pricing.PROMPT);
                BigDecimal completion = model.pricing().listedPrice(Pricing.COMPLETION);
                yield prompt == null || completion == null
                        ? null
                        : prompt.add(completion).divide(BigDecimal.TWO);
            }
            case CONTEXT -> BigDecimal.valueOf(model.contextLength());
            case CREATED -> BigDecimal.valueOf(model.createdAt().getEpochSecond());
            case INTELLIGENCE -> model.benchmarks().intelligence();
            case CODING -> model.benchmarks().coding();
            case AGENTIC -> model.benchmarks().agentic();
            case NAME -> null;
        };
    }
}
