package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.UserId;

import org.springframework.stereotype.Service;

/** Shows users what they have set. */
@Service
public class ReadSettings {

    private final UserSettings settings;
    private final ModelWarnings warnings;

    public ReadSettings(UserSettings settings, ModelWarnings warnings) {
        this.settings = settings;
        this.warnings = warnings;
    }

    public SettingsView read(UserId user) {
        return warnings.view(settings.load(user));
    }
}
