package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.UserId;

import org.springframework.stereotype.Service;

/** Tells which limits a user has set. */
@Service
public class ReadUsageLimits {

    private final UserSettings settings;

    public ReadUsageLimits(UserSettings settings) {
        this.settings = settings;
    }

    public CallSettings.Limits read(UserId user) {
        return CallSettings.Limits.from(settings.load(user).usageLimits());
    }
}
