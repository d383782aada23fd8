package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.usage.domain.LedgerEntry;

import java.util.List;

/** The lines of the ledger whose cost nobody told. */
@FunctionalInterface
public interface Estimates {

    /** Those of all users, newest first. */
    List<LedgerEntry> newest(int limit);
}
