package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.port.UserSettings;

class InMemoryUserSettingsTest extends UserSettingsContract {

    private final InMemoryUserSettings settings = new InMemoryUserSettings();

    @Override
    protected UserSettings settings() {
        return settings;
    }
}
