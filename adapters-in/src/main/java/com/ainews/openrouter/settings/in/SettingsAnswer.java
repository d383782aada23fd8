package com.ainews.openrouter.settings.in;

import com.ainews.openrouter.settings.SettingsView;
import com.ainews.openrouter.settings.domain.Preferences;
import com.ainews.openrouter.settings.domain.PreferredModels;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.UsageLimits;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's settings as both doors show them; of the key, only that there is one. */
public record SettingsAnswer(
        ApiKeyState apiKey,
        Models preferredModels,
        Limits usageLimits,
        Choices preferences,
        @Nullable Instant updatedAt,
        List<String> warnings) {

    /** What may be said of a key: whether there is one, its last characters, since when. */
    public record ApiKeyState(
            boolean isSet, @Nullable String label, @Nullable Instant setAt) {

        static ApiKeyState from(@Nullable SealedKey key) {
            return key == null
                    ? new ApiKeyState(false, null, null)
                    : new ApiKeyState(true, key.label(), key.setAt());
        }
    }

    /** Preferred models. */
    public record Models(
            @Nullable String summarization,
            @Nullable String chat,
            @Nullable String fallback) {

        static Models from(PreferredModels models) {
            return new Models(
                    text(models.summarization()), text(models.chat()), text(models.fallback()));
        }

        private static @Nullable String text(@Nullable ModelId id) {
            return id == null ? null : id.value();
        }
    }

    /** The user's own limits. */
    public record Limits(
            @Nullable BigDecimal dailyCostLimit,
            @Nullable BigDecimal monthlyCostLimit,
            @Nullable Long requestsPerHour,
            @Nullable Long tokensPerHour) {

        static Limits from(UsageLimits limits) {
            return new Limits(
                    amount(limits.dailyCostLimit()),
                    amount(limits.monthlyCostLimit()),
                    limits.requestsPerHour(),
                    limits.tokensPerHour());
        }

        private static @Nullable BigDecimal amount(@Nullable Usd usd) {
            return usd == null ? null : usd.amount();
        }
    }

    /** How calls are to be made. */
    public record Choices(
            @Nullable BigDecimal temperature,
            @Nullable Integer maxTokens,
            @Nullable Boolean enableStreaming,
            @Nullable Boolean fallbackEnabled,
            @Nullable Boolean costOptimization,
            @Nullable Boolean responseCache) {

        static Choices from(Preferences preferences) {
            return new Choices(
                    preferences.temperature(),
                    preferences.maxTokens(),
                    preferences.enableStreaming(),
                    preferences.fallbackEnabled(),
                    preferences.costOptimization(),
                    preferences.responseCache());
        }
    }

    /** The answer of both doors. */
    public static SettingsAnswer from(SettingsView view) {
        Settings settings = view.settings();
        return new SettingsAnswer(
                ApiKeyState.from(settings.key()),
                Models.from(settings.preferredModels()),
                Limits.from(settings.usageLimits()),
                Choices.from(settings.preferences()),
                settings.updatedAt(),
                view.warnings());
    }
}
