package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;

import java.math.BigDecimal;
import java.time.Instant;

/** A valid partial update of a user's settings, with the key sealed already. */
public record SettingsChange(
        Change<SealedKey> key,
        Change<ModelId> summarizationModel,
        Change<ModelId> chatModel,
        Change<ModelId> fallbackModel,
        Change<Usd> dailyCostLimit,
        Change<Usd> monthlyCostLimit,
        Change<Long> requestsPerHour,
        Change<Long> tokensPerHour,
        Change<BigDecimal> temperature,
        Change<Integer> maxTokens,
        Change<Boolean> enableStreaming,
        Change<Boolean> fallbackEnabled,
        Change<Boolean> costOptimization,
        Change<Boolean> responseCache) {

    /** The settings after the change. */
    public Settings appliedTo(Settings old, Instant now) {
        PreferredModels models = old.preferredModels();
        UsageLimits limits = old.usageLimits();
        Preferences preferences = old.preferences();
        return new Settings(
                old.user(),
                new PreferredModels(
                        summarizationModel.appliedTo(models.summarization()),
                        chatModel.appliedTo(models.chat()),
                        fallbackModel.appliedTo(models.fallback())),
                new UsageLimits(
                        dailyCostLimit.appliedTo(limits.dailyCostLimit()),
                        monthlyCostLimit.appliedTo(limits.monthlyCostLimit()),
                        requestsPerHour.appliedTo(limits.requestsPerHour()),
                        tokensPerHour.appliedTo(limits.tokensPerHour())),
                new Preferences(
                        temperature.appliedTo(preferences.temperature()),
                        maxTokens.appliedTo(preferences.maxTokens()),
                        enableStreaming.appliedTo(preferences.enableStreaming()),
                        fallbackEnabled.appliedTo(preferences.fallbackEnabled()),
                        costOptimization.appliedTo(preferences.costOptimization()),
                        responseCache.appliedTo(preferences.responseCache())),
                key.appliedTo(old.key()),
                now);
    }
}
