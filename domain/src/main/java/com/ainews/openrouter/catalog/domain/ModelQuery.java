package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which models are wanted, in which order. A model must meet all conditions; one that is null or
 * empty asks for nothing. Prices are the listed ones, without those for long prompts.
 *
 * @param maxPromptPrice in US dollars per token; no model whose price is unknown meets it
 * @param maxCompletionPrice the same, for the answer
 * @param minContext in tokens
 * @param inputModalities all of which it must take
 * @param outputModalities all of which it must give
 * @param supportedParameters all of which it must support
 * @param freeOnly whether only models that cost nothing are wanted
 * @param providers of which one must have made it, in lower case
 * @param anyOutput one of which it must give
 * @param families one of which its tokenizer must be of, by the start of its name in lower case
 * @param ranges in which its measures must be; a measure that is not known is in none
 * @param words all of which must be in its id, name or description, in lower case
 * @param sort null for OpenRouter's own order
 * @param offset how many of those found are skipped
 * @param limit how many of the rest are wanted
 */
public record ModelQuery(
        @Nullable BigDecimal maxPromptPrice,
        @Nullable BigDecimal maxCompletionPrice,
        long minContext,
        Set<String> inputModalities,
        Set<String> outputModalities,
        Set<String> supportedParameters,
        boolean freeOnly,
        Set<String> providers,
        Set<String> anyOutput,
        Set<String> families,
        Map<ModelSort, Range> ranges,
        Set<String> words,
        @Nullable ModelSort sort,
        boolean descending,
        int offset,
        int limit) {

    public ModelQuery {
        inputModalities = Set.copyOf(inputModalities);
        outputModalities = Set.copyOf(outputModalities);
        supportedParameters = Set.copyOf(supportedParameters);
        providers = Set.copyOf(providers);
        anyOutput = Set.copyOf(anyOutput);
        families = Set.copyOf(families);
        ranges = Map.copyOf(ranges);
        words = Set.copyOf(words);
    }

    /** Closed bounds; null for none. */
    public record Range(
            @Nullable BigDecimal least, @Nullable BigDecimal most) {

        public static final Range ALL = new Range(null, null);

        boolean contains(@Nullable BigDecimal number) {
            return equals(ALL)
                    || (number != null
                            && (least == null || number.compareTo(least) >= 0)
                            && (most == null || number.compareTo(most) <= 0));
        }
    }

    /** The page of a catalogue that this asks for. */
    public ModelPage of(Catalogue catalogue) {
        List<Model> found = catalogue.models().stream().filter(this::matches).toList();
        List<Model> ordered = sort == null
                ? found
                : found.stream().sorted(sort.comparator(descending)).toList();
        return new ModelPage(
                catalogue.fetchedAt(),
                found.size(),
                ordered.stream().skip(offset).limit(limit).toList());
    }

    private boolean matches(Model model) {
        Pricing pricing = model.pricing();
        return isWithin(maxPromptPrice, pricing.listedPrice(Pricing.PROMPT))
                && isWithin(maxCompletionPrice, pricing.listedPrice(Pricing.COMPLETION))
                && model.contextLength() >= minContext
                && model.inputModalities().containsAll(inputModalities)
                && model.outputModalities().containsAll(outputModalities)
                && model.supportedParameters().containsAll(supportedParameters)
                && (!freeOnly || pricing.isFree())
                && (providers.isEmpty()
                        || providers.contains(model.author().toLowerCase(Locale.ROOT)))
                && (anyOutput.isEmpty()
                        || model.outputModalities().stream().anyMatch(anyOutput::contains))
                && isOfAFamily(model)
                && ranges.entrySet().stream()
                        .allMatch(range ->
                                range.getValue().contains(range.getKey().number(model)))
                && hasAllWords(model);
    }

    private static boolean isWithin(@Nullable BigDecimal most, @Nullable BigDecimal price) {
        return most == null || (price != null && price.compareTo(most) <= 0);
    }

    private boolean isOfAFamily(Model model) {
        String tokenizer = model.tokenizer().toLowerCase(Locale.ROOT);
        return families.isEmpty() || families.stream().anyMatch(tokenizer::startsWith);
    }

    private boolean hasAllWords(Model model) {
        if (words.isEmpty()) {
            return true;
        }
        String text = (model.id().value() + '\n' + model.name() + '\n' + model.description())
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
