package com.ainews.openrouter.settings.out.jooq;

import com.ainews.openrouter.settings.UserSettingsContract;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqUserSettingsTest extends UserSettingsContract {

    private final JooqUserSettings settings = new JooqUserSettings(MigratedDatabase.dsl());

    @Override
    protected UserSettings settings() {
        return settings;
    }
}
