package com.ainews.openrouter.limits;

import java.util.Map;

/**
 * What became of the calls that asked this replica for a hold, since it was started.
 *
 * @param running holds of calls that run here at this moment
 * @param waiting calls that wait for others to end
 * @param waits how long those waited that then got one
 * @param granted how many were
 * @param refused how many were, by the code of the problem
 * @param batches statements that placed all those holds
 */
public record AdmissionCounts(
        int running,
        int waiting,
        QueueState.Waits waits,
        long granted,
        Map<String, Long> refused,
        long batches) {

    public AdmissionCounts {
        refused = Map.copyOf(refused);
    }
}
