package com.ainews.openrouter.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one replica; totals are since its start.
 *
 * @param waiting calls that wait for a slot now
 * @param running calls that have one now
 * @param longestWait how long the oldest of those who wait has waited
 * @param admitted calls that got a slot, at once or after waiting
 * @param waits how long those who had to wait did so until they got a slot
 * @param refused calls that got none, for every reason
 */
public record QueueState(
        int waiting,
        int maxWaiting,
        int running,
        int maxRunning,
        Duration longestWait,
        long admitted,
        Waits waits,
        Map<Refused, Long> refused) {

    private static final int NEARLY_FULL_PERCENT = 80;

    /** Why a call got no slot. */
    public enum Refused {
        START_RATE,
        QUEUE_FULL,
        USERS_SHARE_FULL,
        DEADLINE_PASSED,
        CLIENT_LEFT
    }

    /**
     * Waits that ended with a slot.
     *
     * @param total how long they were together
     * @param byLength how many of each length
     */
    public record Waits(long count, Duration total, List<Waited> byLength) {

        public Waits {
            byLength = List.copyOf(byLength);
        }
    }

    /**
     * How many waits were this long, and longer than the length before it in the list.
     *
     * @param upTo null for all that were longer still
     */
    public record Waited(@Nullable Duration upTo, long count) {}

    public QueueState {
        refused = Map.copyOf(refused);
    }

    /** Whether more than 80 % of those who may wait do. */
    public boolean isNearlyFull() {
        return waiting * 100L > (long) maxWaiting * NEARLY_FULL_PERCENT;
    }
}
