package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.settings.domain.KeyOperation;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.settings.port.KeyAudit;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The part of changing settings that is one transaction: what is stored and the audit row of the
 * key stand together or not at all.
 */
@Service
class StoreSettings {

    private final UserSettings settings;
    private final KeyAudit audit;
    private final Ids ids;

    StoreSettings(UserSettings settings, KeyAudit audit, Ids ids) {
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
    }

    @Transactional
    Settings store(UserId user, SettingsChange change, Instant now) {
        Settings before = settings.loadForChange(user);
        settings.save(user, change, now);
        switch (change.key()) {
            case Change.Keep<SealedKey> _ -> {}
            case Change.Clear<SealedKey> _ -> auditRemoval(user, before.key(), now);
            case Change.Set<SealedKey>(SealedKey key) -> {
                KeyOperation operation =
                        before.key() == null ? KeyOperation.SET : KeyOperation.REPLACED;
                audit.record(entry(user, operation, key, now));
            }
        }
        return change.appliedTo(before, now);
    }

    @Transactional
    void delete(UserId user, Instant now) {
        Settings before = settings.loadForChange(user);
        settings.delete(user);
        auditRemoval(user, before.key(), now);
    }

    private void auditRemoval(UserId user, @Nullable SealedKey removed, Instant now) {
        if (removed != null) {
            audit.record(entry(user, KeyOperation.REMOVED, removed, now));
        }
    }

    private KeyAuditEntry entry(UserId user, KeyOperation operation, SealedKey key, Instant now) {
        return new KeyAuditEntry(ids.next(), user, user, operation, key.label(), now);
    }
}
