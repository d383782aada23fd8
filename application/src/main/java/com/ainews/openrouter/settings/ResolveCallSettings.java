package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.settings.domain.KeyOperation;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.port.KeyAudit;
import com.ainews.openrouter.settings.port.KeyVault;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Gathers what a paid call needs of its user's settings, the key in plain text among it. */
@Service
public class ResolveCallSettings {

    private final UserSettings settings;
    private final KeyVault vault;
    private final KeyAudit audit;
    private final ServiceKey serviceKey;
    private final Ids ids;
    private final InstantSource clock;

    public ResolveCallSettings(
            UserSettings settings,
            KeyVault vault,
            KeyAudit audit,
            ServiceKey serviceKey,
            Ids ids,
            InstantSource clock) {
        this.settings = settings;
        this.vault = vault;
        this.audit = audit;
        this.serviceKey = serviceKey;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gathers them for one user.
     *
     * @throws ProblemException {@code api_key_missing} where neither the user nor the service has a
     *     key, {@code api_key_unreadable} where the user's can't be decrypted
     */
    public CallSettings resolve(UserId user) {
        Settings stored = settings.load(user);
        SealedKey key = stored.key();
        return CallSettings.from(key == null ? lentKey() : open(user, key), stored);
    }

    private ApiKey lentKey() {
        return serviceKey
                .forUsers()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.API_KEY_MISSING,
                        "You have no OpenRouter key set, and this service does not"
                                + " lend its own. Set yours: api_key in the settings."));
    }

    private ApiKey open(UserId user, SealedKey key) {
        return vault.open(user, key.ciphertext()).orElseThrow(() -> unreadable(user, key));
    }

    private ProblemException unreadable(UserId user, SealedKey key) {
        audit.record(new KeyAuditEntry(
                ids.next(), user, user, KeyOperation.UNREADABLE, key.label(), clock.instant()));
        return new ProblemException(
                ProblemType.API_KEY_UNREADABLE,
                "Your OpenRouter key was stored under another encryption key of this service and"
                        + " can't be read. Set it again: api_key in the settings.");
    }
}
