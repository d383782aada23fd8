package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A partial update as it arrives, not yet known to be valid. */
public record SettingsDraft(
        Change<String> apiKey,
        Change<String> summarizationModel,
        Change<String> chatModel,
        Change<String> fallbackModel,
        Change<BigDecimal> dailyCostLimit,
        Change<BigDecimal> monthlyCostLimit,
        Change<Long> requestsPerHour,
        Change<Long> tokensPerHour,
        Change<BigDecimal> temperature,
        Change<Integer> maxTokens,
        Change<Boolean> enableStreaming,
        Change<Boolean> fallbackEnabled,
        Change<Boolean> costOptimization,
        Change<Boolean> responseCache) {

    private static final BigDecimal MAX_COST_LIMIT = new BigDecimal("1000000");
    private static final BigDecimal MAX_COUNT_PER_HOUR = new BigDecimal("1000000000000");
    private static final BigDecimal MAX_ANSWER_TOKENS = new BigDecimal("1000000");
    private static final Pattern KEY_FORM = Pattern.compile("sk-or-[!-~]{1,250}");

    /**
     * The API key under its name or its historic one.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed} where both are
     *     mentioned: which of them is meant, nobody can tell
     */
    public static Change<String> keyByEitherName(Change<String> name, Change<String> historicName) {
        var violations = new Violations();
        violations.require(
                name.isKept() || historicName.isKept(),
                "api_key_encrypted",
                null,
                "is the historic name of api_key; send only one of the two");
        violations.throwIfAny();
        return name.isKept() ? historicName : name;
    }

    /** Checks every field and says of all of them at once what is wrong. */
    public void validate() {
        var violations = new Violations();
        String key = apiKey.newValue();
        // The value is left out: it may be a real key with a typing error.
        violations.require(
                key == null || KEY_FORM.matcher(key).matches(),
                "api_key",
                null,
                "must be an OpenRouter key: it starts with 'sk-or-' and has at most 256 characters, all of them ASCII letters, digits and signs");
        violations.requireModelId("preferred_models.summarization", summarizationModel.newValue());
        violations.requireModelId("preferred_models.chat", chatModel.newValue());
        violations.requireModelId("preferred_models.fallback", fallbackModel.newValue());
        violations.requireBetween(
                "usage_limits.daily_cost_limit",
                dailyCostLimit.newValue(),
                BigDecimal.ZERO,
                MAX_COST_LIMIT);
        violations.requireBetween(
                "usage_limits.monthly_cost_limit",
                monthlyCostLimit.newValue(),
                BigDecimal.ZERO,
                MAX_COST_LIMIT);
        violations.requireBetween(
                "usage_limits.requests_per_hour",
                decimal(requestsPerHour, BigDecimal::valueOf),
                BigDecimal.ZERO,
                MAX_COUNT_PER_HOUR);
        violations.requireBetween(
                "usage_limits.tokens_per_hour",
                decimal(tokensPerHour, BigDecimal::valueOf),
                BigDecimal.ZERO,
                MAX_COUNT_PER_HOUR);
        violations.requireBetween(
                "preferences.temperature", temperature.newValue(), BigDecimal.ZERO, BigDecimal.TWO);
        violations.requireBetween(
                "preferences.max_tokens",
                decimal(maxTokens, BigDecimal::valueOf),
                BigDecimal.ONE,
                MAX_ANSWER_TOKENS);
        violations.throwIfAny();
    }

    /**
     * The same update as values.
     *
     * @param seal encrypts the key for its user
     */
    public SettingsChange toChange(Function<ApiKey, SealedKey> seal) {
        return new SettingsChange(
                apiKey.map(ApiKey::new).map(seal),
                summarizationModel.map(ModelId::new),
                chatModel.map(ModelId::new),
                fallbackModel.map(ModelId::new),
                dailyCostLimit.map(Usd::new),
                monthlyCostLimit.map(Usd::new),
                requestsPerHour,
                tokensPerHour,
                temperature,
                maxTokens,
                enableStreaming,
                fallbackEnabled,
                costOptimization,
                responseCache);
    }

    private static <T> @Nullable BigDecimal decimal(
            Change<T> change, Function<T, BigDecimal> convert) {
        return change.map(convert).newValue();
    }
}
