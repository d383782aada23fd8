package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Settings in memory. */
public final class InMemoryUserSettings implements UserSettings {

    private final Map<UserId, Settings> settings = new ConcurrentHashMap<>();

    @Override
    public Settings load(UserId user) {
        return settings.getOrDefault(user, Settings.untouched(user));
    }

    @Override
    public Settings loadForChange(UserId user) {
        return load(user);
    }

    @Override
    public void save(UserId user, SettingsChange change, Instant now) {
        settings.compute(
                user,
                (_, old) -> change.appliedTo(old == null ? Settings.untouched(user) : old, now));
    }

    @Override
    public void delete(UserId user) {
        settings.remove(user);
    }
}
