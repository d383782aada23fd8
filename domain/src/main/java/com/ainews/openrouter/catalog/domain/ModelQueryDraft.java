package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query as it arrives, not yet known to be valid; what is null or empty asks for nothing. Prices
 * are in US dollars per million tokens.
 *
 * @param q words to look for
 * @param order {@code asc} or {@code desc}
 */
public record ModelQueryDraft(
        @Nullable BigDecimal maxPromptPrice,
        @Nullable BigDecimal maxCompletionPrice,
        @Nullable Long minContext,
        List<String> inputModalities,
        List<String> outputModalities,
        List<String> supportedParameters,
        boolean freeOnly,
        List<String> providers,
        @Nullable String q,
        @Nullable String sort,
        @Nullable String order,
        @Nullable Integer offset,
        @Nullable Integer limit) {

    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 100;

    private static final int MAX_OFFSET = 1_000_000;
    private static final int MAX_TEXT_LENGTH = 200;
    private static final int MAX_WORDS = 20;
    private static final long MAX_CONTEXT = 1_000_000_000_000L;
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000);
    private static final int DIGITS_OF_A_MILLION = 6;
    private static final Set<String> ORDERS = Set.of("asc", "desc");

    public ModelQueryDraft {
        inputModalities = List.copyOf(inputModalities);
        outputModalities = List.copyOf(outputModalities);
        supportedParameters = List.copyOf(supportedParameters);
        providers = List.copyOf(providers);
    }

    /**
     * The query. Where neither offset nor limit is given it asks for everything that it finds, as
     * OpenRouter's does.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}
     */
    public ModelQuery toQuery() {
        var violations = new Violations();
        validate(violations);
        violations.throwIfAny();
        return new ModelQuery(
                perToken(maxPromptPrice),
                perToken(maxCompletionPrice),
                minContext == null ? 0 : minContext,
                Set.copyOf(inputModalities),
                Set.copyOf(outputModalities),
                Set.copyOf(supportedParameters),
                freeOnly,
                providers.stream()
                        .map(provider -> provider.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                Set.of(),
                Set.of(),
                Map.of(),
                wordsOf(q),
                sort == null ? null : ModelSort.ofWireName(sort).orElseThrow(),
                "desc".equals(order),
                Objects.requireNonNullElse(offset, 0),
                pageSize());
    }

    /** Adds what is wrong with it. */
    public void validate(Violations violations) {
        violations
                .requireBetween("max_prompt_price", maxPromptPrice, BigDecimal.ZERO, MAX_PRICE)
                .requireBetween(
                        "max_completion_price", maxCompletionPrice, BigDecimal.ZERO, MAX_PRICE)
                .requireBetween("min_context", minContext == null ? 0 : minContext, 0, MAX_CONTEXT)
                .requireBetween("offset", offset == null ? 0 : offset, 0, MAX_OFFSET)
                .requireBetween("limit", limit == null ? 1 : limit, 1, MAX_LIMIT);
        requireWords(violations, "input_modalities", inputModalities);
        requireWords(violations, "output_modalities", outputModalities);
        requireWords(violations, "supported_parameters", supportedParameters);
        requireWords(violations, "provider", providers);
        if (q != null) {
            violations.requireText("q", q, MAX_TEXT_LENGTH);
        }
        violations.require(
                sort == null || ModelSort.ofWireName(sort).isPresent(),
                "sort",
                sort,
                "must be one of "
                        + Arrays.stream(ModelSort.values())
                                .map(ModelSort::wireName)
                                .collect(Collectors.joining(", ")));
        violations.require(
                order == null || ORDERS.contains(order), "order", order, "must be asc or desc");
        violations.require(order == null || sort != null, "order", order, "needs 'sort' beside it");
    }

    private static void requireWords(Violations violations, String field, List<String> words) {
        violations.require(words.size() <= MAX_WORDS, field, words, "must have at most 20 entries");
        words.stream()
                .limit(MAX_WORDS)
                .forEach(word -> violations.requireText(field, word, MAX_TEXT_LENGTH));
    }

    /** The words of a text, in lower case. */
    public static Set<String> wordsOf(@Nullable String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : new HashSet<>(List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    private int pageSize() {
        if (limit != null) {
            return limit;
        }
        return offset == null ? Integer.MAX_VALUE : DEFAULT_LIMIT;
    }

    private static @Nullable BigDecimal perToken(@Nullable BigDecimal perMillion) {
        return perMillion == null ? null : perMillion.movePointLeft(DIGITS_OF_A_MILLION);
    }
}
