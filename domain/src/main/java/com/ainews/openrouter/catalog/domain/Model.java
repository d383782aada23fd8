package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as OpenRouter's catalogue describes it.
 *
 * @param canonicalSlug the name that never changes, with the date of its release
 * @param contextLength prompt and completion together, in tokens
 * @param maxCompletionTokens the most that one answer may have; null where only the context limits
 * @param tokenizer the family of the tokenizer, such as {@code GPT} or {@code Claude}
 * @param supportedParameters names of request parameters, such as {@code structured_outputs}
 * @param expirationDate when it leaves the catalogue, where that is known
 * @param description for people; empty where there is none
 * @param source all that OpenRouter said of it, as the text of a JSON object
 */
public record Model(
        ModelId id,
        String canonicalSlug,
        String name,
        Instant createdAt,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        Set<String> inputModalities,
        Set<String> outputModalities,
        String tokenizer,
        Pricing pricing,
        Set<String> supportedParameters,
        @Nullable LocalDate expirationDate,
        String description,
        Benchmarks benchmarks,
        String source) {

    public Model {
        inputModalities = Set.copyOf(inputModalities);
        outputModalities = Set.copyOf(outputModalities);
        supportedParameters = Set.copyOf(supportedParameters);
    }

    /** Who made it: what stands in front of the slash of its id. */
    public String author() {
        String id = id().value();
        return id.substring(id.startsWith("~") ? 1 : 0, id.indexOf('/'));
    }

    public boolean supports(String parameter) {
        return supportedParameters.contains(parameter);
    }

    /** The most tokens that an answer may have behind a prompt of this size; below one: no room. */
    public long roomFor(long promptTokens) {
        long behindPrompt = contextLength - promptTokens;
        return maxCompletionTokens == null
                ? behindPrompt
                : Math.min(behindPrompt, maxCompletionTokens);
    }
}
