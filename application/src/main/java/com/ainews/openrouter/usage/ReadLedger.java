package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violations;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Ledger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows users every call that they were charged for, line by line. */
@Service
public class ReadLedger {

    public static final int MAX_PAGE = 200;

    private final Ledger ledger;

    public ReadLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Lists a page of lines.
     *
     * @param limit how many lines, 1 to 200
     * @param before the id of the last line of the page before; null for the first page
     * @return newest first
     */
    public List<LedgerEntry> read(UserId user, int limit, @Nullable UUID before) {
        new Violations().requireBetween("limit", limit, 1, MAX_PAGE).throwIfAny();
        return ledger.page(user, limit, before);
    }
}
