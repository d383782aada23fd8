package com.ainews.openrouter.catalog.in.dropin;

import com.ainews.openrouter.catalog.domain.ModelQuery;
import com.ainews.openrouter.catalog.domain.ModelQuery.Range;
import com.ainews.openrouter.catalog.domain.ModelQueryDraft;
import com.ainews.openrouter.catalog.domain.ModelSort;
import com.ainews.openrouter.shared.QueryParameters;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of OpenRouter's list of models. Those that ask for what nobody here knows are
 * taken and have no effect, as have those that OpenRouter does not know.
 */
final class ListParameters {

    private static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_OFFSET = 1_000_000;
    private static final int MAX_DAYS = 100_000;
    private static final int DIGITS_OF_A_MILLION = 6;

    private final QueryParameters parameters;
    private final Instant now;

    ListParameters(QueryParameters parameters, Instant now) {
        this.parameters = parameters;
        this.now = now;
    }

    /**
     * What is asked for.
     *
     * @param offset where the page begins
     * @param ignored the parameters that have no effect
     */
    record Wanted(ModelQuery query, int offset, Set<String> ignored) {}

    /**
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed} where a value
     *     can't be read
     */
    Wanted read() {
        Set<String> outputs = wordsOf("output_modalities");
        Map<ModelSort, Range> ranges = ranges();
        Order order = Order.of(parameters.text("sort"));
        Integer offset = parameters.small("offset");
        Integer limit = parameters.small("limit");
        var query = new ModelQuery(
                null,
                null,
                Objects.requireNonNullElse(parameters.whole("context"), 0L),
                wordsOf("input_modalities"),
                Set.of(),
                Set.copyOf(words("supported_parameters")),
                false,
                wordsOf("model_authors"),
                outputs.isEmpty() ? Set.of("text") : outputs.contains("all") ? Set.of() : outputs,
                wordsOf("arch"),
                ranges,
                ModelQueryDraft.wordsOf(parameters.text("q")),
                order.sort(),
                order.descending(),
                Objects.requireNonNullElse(offset, 0),
                limit != null ? limit : offset == null ? Integer.MAX_VALUE : DEFAULT_LIMIT);
        Set<String> ignored = new HashSet<>(parameters.unread());
        if (!order.isKnown()) {
            ignored.add("sort");
        }
        validate(offset, limit);
        return new Wanted(query, query.offset(), ignored);
    }

    private void validate(@Nullable Integer offset, @Nullable Integer limit) {
        Violations violations = parameters.unreadable();
        violations.requireBetween("offset", offset == null ? 0 : offset, 0, MAX_OFFSET);
        violations.requireBetween("limit", limit == null ? 1 : limit, 1, MAX_LIMIT);
        violations.throwIfAny();
    }

    private Map<ModelSort, Range> ranges() {
        Map<ModelSort, Range> ranges = new EnumMap<>(ModelSort.class);
        ranges.put(ModelSort.PRICE, perToken("min_price", "max_price"));
        ranges.put(ModelSort.COMPLETION_PRICE, perToken("min_output_price", "max_output_price"));
        ranges.put(ModelSort.CREATED, new Range(daysAgo("max_age_days"), daysAgo("min_age_days")));
        for (ModelSort index :
                List.of(ModelSort.INTELLIGENCE, ModelSort.CODING, ModelSort.AGENTIC)) {
            String name = index.wireName() + "_index";
            ranges.put(
                    index,
                    new Range(
                            parameters.decimal("min_" + name), parameters.decimal("max_" + name)));
        }
        return ranges;
    }

    private Range perToken(String least, String most) {
        return new Range(perToken(least), perToken(most));
    }

    private @Nullable BigDecimal perToken(String name) {
        BigDecimal perMillion = parameters.decimal(name);
        return perMillion == null ? null : perMillion.movePointLeft(DIGITS_OF_A_MILLION);
    }

    private @Nullable BigDecimal daysAgo(String name) {
        Integer days = parameters.small(name);
        return days == null
                ? null
                : BigDecimal.valueOf(now.minus(Duration.ofDays(Math.clamp(days, 0, MAX_DAYS)))
                        .getEpochSecond());
    }

    private List<String> words(String name) {
        return parameters.words(name).stream().filter(word -> !word.isEmpty()).toList();
    }

    private Set<String> wordsOf(String name) {
        return words(name).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** OpenRouter's orders. Those by what only OpenRouter knows leave its own order. */
    private enum Order {
        NONE(null, false),
        PRICING_LOW_TO_HIGH(ModelSort.AVERAGE_PRICE, false),
        PRICING_HIGH_TO_LOW(ModelSort.AVERAGE_PRICE, true),
        CONTEXT_HIGH_TO_LOW(ModelSort.CONTEXT, true),
        NEWEST(ModelSort.CREATED, true),
        INTELLIGENCE_HIGH_TO_LOW(ModelSort.INTELLIGENCE, true),
        CODING_HIGH_TO_LOW(ModelSort.CODING, true),
        AGENTIC_HIGH_TO_LOW(ModelSort.AGENTIC, true),
        UNKNOWN(null, false);

        private final @Nullable ModelSort sort;
        private final boolean descending;

        Order(@Nullable ModelSort sort, boolean descending) {
            this.sort = sort;
            this.descending = descending;
        }

        static Order of(@Nullable String name) {
            if (name == null) {
                return NONE;
            }
            Optional<Order> known = Arrays.stream(values())
                    .filter(order -> order.sort != null)
                    .filter(order -> order.name().replace('_', '-').equalsIgnoreCase(name))
                    .findFirst();
            return known.orElse(UNKNOWN);
        }

        @Nullable
        ModelSort sort() {
            return sort;
        }

        boolean descending() {
            return descending;
        }

        boolean isKnown() {
            return this != UNKNOWN;
        }
    }
}
