package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.settings.port.KeyAudit;
import com.ainews.openrouter.shared.UserId;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit trail in memory. */
public final class InMemoryKeyAudit implements KeyAudit {

    private final List<KeyAuditEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(KeyAuditEntry entry) {
        entries.addFirst(entry);
    }

    @Override
    public List<KeyAuditEntry> newest(UserId user, int limit) {
        return entries.stream().filter(e -> e.user().equals(user)).limit(limit).toList();
    }
}
