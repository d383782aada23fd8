package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.settings.port.KeyAudit;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows users what happened to their key. */
@Service
public class ReadKeyAudit {

    public static final int MAX_LINES = 200;

    private final KeyAudit audit;

    public ReadKeyAudit(KeyAudit audit) {
        this.audit = audit;
    }

    /**
     * Lists what happened last.
     *
     * @param limit how many, 1 to 200
     * @return newest first
     */
    public List<KeyAuditEntry> read(UserId user, int limit) {
        new Violations().requireBetween("limit", limit, 1, MAX_LINES).throwIfAny();
        return audit.newest(user, limit);
    }
}
