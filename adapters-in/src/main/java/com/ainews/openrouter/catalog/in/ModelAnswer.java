package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model as both doors show it. */
public record ModelAnswer(
        String id,
        String canonicalSlug,
        String name,
        String description,
        Instant createdAt,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        List<String> inputModalities,
        List<String> outputModalities,
        String tokenizer,
        PricingAnswer pricing,
        List<String> supportedParameters,
        BenchmarksAnswer benchmarks,
        @Nullable LocalDate expirationDate) {

    /** Indices of Artificial Analysis, the higher the better; null where it was not measured. */
    public record BenchmarksAnswer(
            @Nullable BigDecimal intelligence,
            @Nullable BigDecimal coding,
            @Nullable BigDecimal agentic) {

        static BenchmarksAnswer from(Benchmarks benchmarks) {
            return new BenchmarksAnswer(
                    benchmarks.intelligence(), benchmarks.coding(), benchmarks.agentic());
        }
    }

    /** The answer of both doors. */
    public static ModelAnswer from(Model model) {
        return new ModelAnswer(
                model.id().value(),
                model.canonicalSlug(),
                model.name(),
                model.description(),
                model.createdAt(),
                model.contextLength(),
                model.maxCompletionTokens(),
                sorted(model.inputModalities()),
                sorted(model.outputModalities()),
                model.tokenizer(),
                PricingAnswer.from(model.pricing()),
                sorted(model.supportedParameters()),
                BenchmarksAnswer.from(model.benchmarks()),
                model.expirationDate());
    }

    static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
