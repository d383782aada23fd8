package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail of a key.
 *
 * @param actor who did it, the user or an administrator
 * @param label what may be shown of the key that was set, or that was removed
 */
public record KeyAuditEntry(
        UUID id,
        UserId user,
        UserId actor,
        KeyOperation operation,
        @Nullable String label,
        Instant at) {}
