package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.domain.Finding;

import java.time.Instant;
import java.util.List;

/**
 * What a comparison of counters, holds and ledger has found.
 *
 * @param meters how many counters were compared
 * @param findings the first ones, where there are very many
 */
public record ConsistencyReport(Instant checkedAt, long meters, List<Finding> findings) {

    public ConsistencyReport {
        findings = List.copyOf(findings);
    }

    public boolean isConsistent() {
        return findings.isEmpty();
    }
}
