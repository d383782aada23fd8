package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a user has set.
 *
 * @param key null while the user has none of their own
 * @param updatedAt null while nothing was ever set
 */
public record Settings(
        UserId user,
        PreferredModels preferredModels,
        UsageLimits usageLimits,
        Preferences preferences,
        @Nullable SealedKey key,
        @Nullable Instant updatedAt) {

    /** What a user has who never set anything. */
    public static Settings untouched(UserId user) {
        return new Settings(
                user, PreferredModels.NONE, UsageLimits.NONE, Preferences.NONE, null, null);
    }
}
