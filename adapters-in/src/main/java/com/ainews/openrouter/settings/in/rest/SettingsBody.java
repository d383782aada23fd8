package com.ainews.openrouter.settings.in.rest;

import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A partial update: a field that is left out stays as it is, null takes it back.
 *
 * @param apiKey in plain text over TLS
 * @param apiKeyEncrypted its historic name
 */
record SettingsBody(
        @Schema(implementation = String.class, example = "sk-or-v1-…")
        Change<String> apiKey,

        @Schema(implementation = String.class, deprecated = true)
        Change<String> apiKeyEncrypted,

        @Nullable ModelsBody preferredModels,
        @Nullable LimitsBody usageLimits,
        @Nullable PreferencesBody preferences) {

    record ModelsBody(
            @Schema(implementation = String.class, example = "anthropic/claude-3-haiku")
            Change<String> summarization,

            @Schema(implementation = String.class, example = "openai/gpt-4o-mini")
            Change<String> chat,

            @Schema(implementation = String.class) Change<String> fallback) {

        static final ModelsBody EMPTY = new ModelsBody(Change.keep(), Change.keep(), Change.keep());
    }

    record LimitsBody(
            @Schema(implementation = BigDecimal.class, example = "1.0")
            Change<BigDecimal> dailyCostLimit,

            @Schema(implementation = BigDecimal.class, example = "10.0")
            Change<BigDecimal> monthlyCostLimit,

            @Schema(implementation = Long.class, example = "100")
            Change<Long> requestsPerHour,

            @Schema(implementation = Long.class, example = "50000")
            Change<Long> tokensPerHour) {

        static final LimitsBody EMPTY =
                new LimitsBody(Change.keep(), Change.keep(), Change.keep(), Change.keep());
    }

    record PreferencesBody(
            @Schema(implementation = BigDecimal.class, example = "0.7")
            Change<BigDecimal> temperature,

            @Schema(implementation = Integer.class, example = "1000")
            Change<Integer> maxTokens,

            @Schema(implementation = Boolean.class) Change<Boolean> enableStreaming,
            @Schema(implementation = Boolean.class) Change<Boolean> fallbackEnabled,
            @Schema(implementation = Boolean.class) Change<Boolean> costOptimization,
            @Schema(implementation = Boolean.class) Change<Boolean> responseCache) {

        static final PreferencesBody EMPTY = new PreferencesBody(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    SettingsDraft toDraft() {
        ModelsBody models = Objects.requireNonNullElse(preferredModels, ModelsBody.EMPTY);
        LimitsBody limits = Objects.requireNonNullElse(usageLimits, LimitsBody.EMPTY);
        PreferencesBody choices = Objects.requireNonNullElse(preferences, PreferencesBody.EMPTY);
        return new SettingsDraft(
                SettingsDraft.keyByEitherName(apiKey, apiKeyEncrypted),
                models.summarization,
                models.chat,
                models.fallback,
                limits.dailyCostLimit,
                limits.monthlyCostLimit,
                limits.requestsPerHour,
                limits.tokensPerHour,
                choices.temperature,
                choices.maxTokens,
                choices.enableStreaming,
                choices.fallbackEnabled,
                choices.costOptimization,
                choices.responseCache);
    }
}
