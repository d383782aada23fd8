package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.Preferences;
import com.ainews.openrouter.settings.domain.PreferredModels;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.UsageLimits;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What of a user's settings matters to a paid call; null where the user has set nothing.
 *
 * @param apiKey what to call with: the user's own key, else the service's
 * @param ownKey whether that is the user's own key
 * @param fallbackEnabled whether another model may be tried when one fails
 * @param fallbackRecommended whether that may also be one that nobody has named
 * @param costOptimization whether a cheaper model that is good enough is wanted, and a shorter
 *     answer rather than none where a limit is near
 * @param responseCache whether an earlier answer to the same chat will do
 */
public record CallSettings(
        ApiKey apiKey,
        boolean ownKey,
        @Nullable ModelId summarizationModel,
        @Nullable ModelId chatModel,
        @Nullable ModelId fallbackModel,
        boolean fallbackEnabled,
        boolean fallbackRecommended,
        @Nullable BigDecimal temperature,
        @Nullable Integer maxTokens,
        boolean costOptimization,
        boolean responseCache,
        Limits limits) {

    /** The limits that the user has set; null where there is none. */
    public record Limits(
            @Nullable Usd dailyCost,
            @Nullable Usd monthlyCost,
            @Nullable Long requestsPerHour,
            @Nullable Long tokensPerHour) {

        static Limits from(UsageLimits limits) {
            return new Limits(
                    limits.dailyCostLimit(),
                    limits.monthlyCostLimit(),
                    limits.requestsPerHour(),
                    limits.tokensPerHour());
        }
    }

    static CallSettings from(ApiKey apiKey, Settings settings) {
        PreferredModels models = settings.preferredModels();
        Preferences preferences = settings.preferences();
        return new CallSettings(
                apiKey,
                settings.key() != null,
                models.summarization(),
                models.chat(),
                models.fallback(),
                preferences.fallsBack(),
                preferences.takesRecommended(),
                preferences.temperature(),
                preferences.maxTokens(),
                preferences.optimizesCost(),
                preferences.cachesAnswers(),
                Limits.from(settings.usageLimits()));
    }
}
