package com.ainews.openrouter.summarization.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options as they arrive, not yet known to be valid; null is the default. */
public record SummaryOptionsDraft(
        @Nullable String model,
        @Nullable String summaryLength,
        @Nullable String summaryStyle,
        @Nullable String language,
        @Nullable Boolean includeKeyPoints,
        @Nullable Boolean includeSentiment,
        @Nullable Boolean batchProcessing) {

    public static final SummaryOptionsDraft DEFAULTS =
            new SummaryOptionsDraft(null, null, null, null, null, null, null);

    public boolean asksForBatch() {
        return Boolean.TRUE.equals(batchProcessing);
    }

    void validate(Violations violations) {
        violations.requireModelId("options.model", model);
        requireOneOf(violations, "options.summary_length", summaryLength, SummaryLength.class);
        requireOneOf(violations, "options.summary_style", summaryStyle, SummaryStyle.class);
        violations.require(
                language == null || parseLanguage(language).isPresent(),
                "options.language",
                language,
                "must be a language's ISO 639 code or English name, such as 'fr' or 'French'");
    }

    SummaryOptions toOptions() {
        return new SummaryOptions(
                model == null ? null : new ModelId(model),
                parse(SummaryLength.class, summaryLength).orElse(SummaryLength.MEDIUM),
                parse(SummaryStyle.class, summaryStyle).orElse(SummaryStyle.PARAGRAPH),
                language == null ? null : parseLanguage(language).orElseThrow(),
                !Boolean.FALSE.equals(includeKeyPoints),
                !Boolean.FALSE.equals(includeSentiment));
    }

    private static <E extends Enum<E>> void requireOneOf(
            Violations violations, String field, @Nullable String value, Class<E> type) {
        violations.require(
                value == null || parse(type, value).isPresent(),
                field,
                value,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    private static <E extends Enum<E>> Optional<E> parse(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Optional<Locale> parseLanguage(String text) {
        String wanted = text.strip();
        Locale tag = Locale.forLanguageTag(wanted);
        if (List.of(Locale.getISOLanguages()).contains(tag.getLanguage())) {
            return Optional.of(tag);
        }
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(locale ->
                        locale.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(wanted))
                .findFirst();
    }
}
