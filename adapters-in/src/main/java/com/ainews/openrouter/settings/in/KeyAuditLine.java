package com.ainews.openrouter.settings.in;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a key's audit trail as both doors show it. */
public record KeyAuditLine(
        UUID id, UUID actorId, String operation, @Nullable String label, Instant at) {

    /** The line of both doors. */
    public static KeyAuditLine from(KeyAuditEntry entry) {
        return new KeyAuditLine(
                entry.id(),
                entry.actor().value(),
                entry.operation().name().toLowerCase(Locale.ROOT),
                entry.label(),
                entry.at());
    }
}
