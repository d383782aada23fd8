package com.ainews.openrouter.settings.port;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.shared.UserId;

import java.util.List;

/** The audit trail of users' keys. */
public interface KeyAudit {

    void record(KeyAuditEntry entry);

    /** The newest lines of a user. */
    List<KeyAuditEntry> newest(UserId user, int limit);
}
