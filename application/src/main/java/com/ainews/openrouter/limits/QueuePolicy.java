package com.ainews.openrouter.limits;

import java.time.Duration;

/**
 * How many calls may run and wait in one replica, from its configuration.
 *
 * @param maxRunning calls under way at the same time, of all together
 * @param maxRunningPerKey of one API key
 * @param perModel of one model
 * @param maxWaiting calls that wait for a slot, of all together
 * @param maxWaitingPerUser of one user
 * @param maxWait nobody waits longer
 */
public record QueuePolicy(
        int maxRunning,
        int maxRunningPerKey,
        PerModel perModel,
        int maxWaiting,
        int maxWaitingPerUser,
        Duration maxWait) {

    /**
     * What the limit of a model, which learns from its answers, keeps to.
     *
     * @param initial for a model of which nothing is known
     */
    public record PerModel(int initial, int min, int max) {

        public PerModel {
            if (min < 1 || initial < min || max < initial) {
                throw new IllegalArgumentException(
                        "Calls per model: not 1 <= min %d <= initial %d <= max %d"
                                .formatted(min, initial, max));
            }
        }
    }

    public QueuePolicy {
        requireOneAtLeast(maxRunning, "max running");
        requireOneAtLeast(maxRunningPerKey, "max running per key");
        requireOneAtLeast(maxWaiting, "max waiting");
        requireOneAtLeast(maxWaitingPerUser, "max waiting per user");
        if (!maxWait.isPositive()) {
            throw new IllegalArgumentException("Max wait must be positive: " + maxWait);
        }
    }

    private static void requireOneAtLeast(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "Calls: %s must be 1 or more, but is %d".formatted(name, value));
        }
    }
}
