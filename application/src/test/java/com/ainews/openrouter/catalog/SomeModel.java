package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models for tests. */
public final class SomeModel {

    private SomeModel() {}

    /** One that writes text, for so much per token. */
    public static Model of(String id, String promptPrice, String answerPrice, long context) {
        return of(
                id,
                new Pricing(
                        Map.of(
                                "prompt", new BigDecimal(promptPrice),
                                "completion", new BigDecimal(answerPrice)),
                        List.of()),
                context);
    }

    /** One that was measured, for so much per token of the prompt and of the answer. */
    public static Model measured(
            String id,
            String slug,
            String price,
            @Nullable String intelligence,
            Set<String> parameters) {
        Model model = of(id, price, price, 10_000);
        return new Model(
                model.id(),
                slug,
                model.name(),
                model.createdAt(),
                model.contextLength(),
                null,
                Set.of("text", "image"),
                model.outputModalities(),
                model.tokenizer(),
                model.pricing(),
                parameters,
                null,
                "",
                new Benchmarks(
                        intelligence == null ? null : new BigDecimal(intelligence), null, null),
                model.source());
    }

    /** The same, but it gives something else. */
    public static Model writing(Model model, Set<String> outputs) {
        return with(model, outputs, model.supportedParameters());
    }

    /** The same, but it takes other parameters. */
    static Model supporting(Model model, Set<String> parameters) {
        return with(model, model.outputModalities(), parameters);
    }

    private static Model with(Model model, Set<String> outputs, Set<String> parameters) {
        return new Model(
                model.id(),
                model.canonicalSlug(),
                model.name(),
                model.createdAt(),
                model.contextLength(),
                model.maxCompletionTokens(),
                model.inputModalities(),
                outputs,
                model.tokenizer(),
                model.pricing(),
                parameters,
                model.expirationDate(),
                model.description(),
                model.benchmarks(),
                model.source());
    }

    /** One that writes text, at these prices. */
    public static Model of(String id, Pricing pricing, long context) {
        return new Model(
                new ModelId(id),
                id,
                id,
                Instant.EPOCH,
                context,
                null,
                Set.of("text"),
                Set.of("text"),
                "GPT",
                pricing,
                Set.of("temperature", "structured_outputs"),
                null,
                "",
                Benchmarks.NONE,
                "{\"id\":\"%s\"}".formatted(id));
    }
}
