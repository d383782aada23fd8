package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.Settings;

import java.util.List;

/**
 * A user's settings with what is worth knowing about them.
 *
 * @param warnings what is kept but has no effect at present, such as a model that is not there
 */
public record SettingsView(Settings settings, List<String> warnings) {

    public SettingsView {
        warnings = List.copyOf(warnings);
    }
}
