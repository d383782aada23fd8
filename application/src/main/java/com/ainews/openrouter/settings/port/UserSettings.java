package com.ainews.openrouter.settings.port;

import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;

/** The settings of all users. */
public interface UserSettings {

    /** What is set; untouched settings where nothing ever was. */
    Settings load(UserId user);

    /**
     * The same, and nobody else can change them before the transaction around this ends.
     */
    Settings loadForChange(UserId user);

    /**
     * Applies a change: only the fields that it names, so that two changes at once don't undo each
     * other.
     */
    void save(UserId user, SettingsChange change, Instant now);

    /** Removes all that is set. */
    void delete(UserId user);
}
