package com.ainews.openrouter.settings.in.graphql;

import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** A partial update: a field that is left out stays as it is, null takes it back. */
record SettingsInput(
        ArgumentValue<String> apiKey,
        ArgumentValue<String> apiKeyEncrypted,
        @Nullable ModelsInput preferredModels,
        @Nullable LimitsInput usageLimits,
        @Nullable PreferencesInput preferences) {

    record ModelsInput(
            ArgumentValue<String> summarization,
            ArgumentValue<String> chat,
            ArgumentValue<String> fallback) {}

    record LimitsInput(
            ArgumentValue<BigDecimal> dailyCostLimit,
            ArgumentValue<BigDecimal> monthlyCostLimit,
            ArgumentValue<Long> requestsPerHour,
            ArgumentValue<Long> tokensPerHour) {}

    record PreferencesInput(
            ArgumentValue<BigDecimal> temperature,
            ArgumentValue<Integer> maxTokens,
            ArgumentValue<Boolean> enableStreaming,
            ArgumentValue<Boolean> fallbackEnabled,
            ArgumentValue<Boolean> costOptimization,
            ArgumentValue<Boolean> responseCache) {}

    SettingsDraft toDraft() {
        ModelsInput models = preferredModels;
        LimitsInput limits = usageLimits;
        PreferencesInput choices = preferences;
        return new SettingsDraft(
                SettingsDraft.keyByEitherName(change(apiKey), change(apiKeyEncrypted)),
                models == null ? Change.keep() : change(models.summarization),
                models == null ? Change.keep() : change(models.chat),
                models == null ? Change.keep() : change(models.fallback),
                limits == null ? Change.keep() : change(limits.dailyCostLimit),
                limits == null ? Change.keep() : change(limits.monthlyCostLimit),
                limits == null ? Change.keep() : change(limits.requestsPerHour),
                limits == null ? Change.keep() : change(limits.tokensPerHour),
                choices == null ? Change.keep() : change(choices.temperature),
                choices == null ? Change.keep() : change(choices.maxTokens),
                choices == null ? Change.keep() : change(choices.enableStreaming),
                choices == null ? Change.keep() : change(choices.fallbackEnabled),
                choices == null ? Change.keep() : change(choices.costOptimization),
                choices == null ? Change.keep() : change(choices.responseCache));
    }

    private static <T> Change<T> change(ArgumentValue<T> argument) {
        return argument.isOmitted() ? Change.keep() : Change.to(argument.value());
    }
}
