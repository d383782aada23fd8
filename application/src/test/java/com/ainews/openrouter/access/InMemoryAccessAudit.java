package com.ainews.openrouter.access;

import com.ainews.openrouter.access.port.AccessAudit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit trail in memory. */
public final class InMemoryAccessAudit implements AccessAudit {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(Entry entry) {
        entries.add(entry);
    }

    /** What was recorded, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
