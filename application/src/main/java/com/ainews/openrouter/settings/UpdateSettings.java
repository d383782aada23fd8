package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import com.ainews.openrouter.settings.port.KeyVault;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Lets users change what they have set. */
@Service
public class UpdateSettings {

    private final StoreSettings store;
    private final KeyVault vault;
    private final ModelWarnings warnings;
    private final InstantSource clock;

    UpdateSettings(
            StoreSettings store, KeyVault vault, ModelWarnings warnings, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.warnings = warnings;
        this.clock = clock;
    }

    /**
     * Applies the fields that the draft names, all or none, and leaves the others as they are. The
     * key is encrypted before it is stored; setting, replacing and removing it is audited.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}, naming each
     *     invalid field
     */
    public SettingsView update(UserId user, SettingsDraft draft) {
        draft.validate();
        Instant now = clock.instant();
        SettingsChange change = draft.toChange(key -> sealed(user, key, now));
        return warnings.view(store.store(user, change, now));
    }

    private SealedKey sealed(UserId user, ApiKey key, Instant now) {
        return new SealedKey(vault.seal(user, key), key.label(), now);
    }
}
