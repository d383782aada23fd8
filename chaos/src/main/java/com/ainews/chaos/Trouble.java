package com.ainews.chaos;

import com.ainews.sandbox.Fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Breaks one thing after the other, until each that must break has broken. */
final class Trouble {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(3);

    /** A replica that is frozen longer than the leases of its holds wakes up with stale calls. */
    private static final Duration FREEZE = Cluster.LEASE.plusSeconds(3);

    private static final Duration LONG_ENOUGH_TO_FREEZE = FREEZE.multipliedBy(3);
    private static final Duration EXTENSION = Duration.ofSeconds(90);

    private static final int USUAL_PERCENT = 12;
    private static final int STORM_PERCENT = 40;

    /** Silence is rare, since whoever waits for it can do nothing else. */
    private static final Fault[] FAULTS = {
        Fault.CUT,
        Fault.CUT,
        Fault.CUT,
        Fault.CUT,
        Fault.DROP,
        Fault.DROP,
        Fault.DROP,
        Fault.DROP,
        Fault.OVERLOADED,
        Fault.OVERLOADED,
        Fault.RATE_LIMITED,
        Fault.RATE_LIMITED,
        Fault.PROVIDER_FAILED,
        Fault.PROVIDER_FAILED,
        Fault.PROVIDER_FAILED,
        Fault.EMPTY,
        Fault.EMPTY,
        Fault.EMPTY,
        Fault.SLOW,
        Fault.SLOW,
        Fault.CUT_STREAM,
        Fault.CUT_STREAM,
        Fault.CUT_IN_CHARACTER,
        Fault.ERROR_MID_STREAM,
        Fault.ERROR_MID_STREAM,
        Fault.SLOW_STREAM,
        Fault.SLOW_STREAM,
        Fault.STALL_STREAM,
        Fault.NO_USAGE,
        Fault.HANG
    };

    /** What can be broken. */
    enum Event {
        KILL_A_REPLICA,
        KILL_ANOTHER_REPLICA,
        FREEZE_A_REPLICA,
        STOP_REDIS,
        STOP_POSTGRES,
        KILL_POSTGRES,
        STORM_UPSTREAM
    }

    private final Cluster cluster;
    private final Diary diary;
    private final SplittableRandom random;
    private final Map<Event, Integer> done = new EnumMap<>(Event.class);

    Trouble(Cluster cluster, Diary diary, SplittableRandom random) {
        this.cluster = cluster;
        this.diary = diary;
        this.random = random;
    }

    /**
     * Goes on for so long, and longer where something that must break has not broken yet: a replica
     * that takes long to start can't be killed meanwhile. Then everything is mended.
     */
    void run(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        long limit = end + EXTENSION.toNanos();
        Deque<Event> deck = new ArrayDeque<>();
        randomFaults(USUAL_PERCENT);
        pause(500, 1_000);
        while (System.nanoTime() < limit) {
            if (deck.isEmpty()) {
                deck.addAll(shuffled());
            }
            boolean isOver = end - System.nanoTime() < LONGEST_OUTAGE.toNanos();
            if (isOver && missing(duration).isEmpty()) {
                break;
            }
            Event next = deck.removeFirst();
            if (isOver && !missing(duration).contains(next)) {
                continue;
            }
            // What is still missing then is worth more time.
            Duration left = isOver ? EXTENSION : Duration.ofNanos(end - System.nanoTime());
            if (cause(next, left)) {
                done.merge(next, 1, Integer::sum);
                pause(500, 2_000);
            } else if (missing(duration).contains(next)) {
                deck.addLast(next);
                pause(300, 600);
            }
        }
        long rest = end - System.nanoTime();
        if (rest > 0) {
            TimeUnit.NANOSECONDS.sleep(rest);
        }
    }

    /** What a run of that length must have broken, and has not. */
    Set<Event> missing(Duration duration) {
        Set<Event> missing = EnumSet.allOf(Event.class);
        if (duration.compareTo(LONG_ENOUGH_TO_FREEZE) < 0) {
            missing.remove(Event.FREEZE_A_REPLICA);
        }
        missing.removeAll(done.keySet());
        return missing;
    }

    /** How often each was done. */
    Map<Event, Integer> done() {
        return Map.copyOf(done);
    }

    private boolean cause(Event kind, Duration left) throws InterruptedException {
        Servers servers = cluster.servers();
        switch (kind) {
            case KILL_A_REPLICA, KILL_ANOTHER_REPLICA -> {
                return killReplica();
            }
            case FREEZE_A_REPLICA -> {
                return left.compareTo(FREEZE) > 0 && freezeReplica();
            }
            case STOP_REDIS -> {
                diary.say("Redis stops ...");
                servers.stopRedis();
                pause(1_000, LONGEST_OUTAGE.toMillis());
                servers.startRedis();
                diary.say("Redis runs again");
            }
            case STOP_POSTGRES -> {
                diary.say("PostgreSQL stops ...");
                servers.stopPostgres();
                pause(500, LONGEST_OUTAGE.toMillis());
                servers.startPostgres();
                diary.say("PostgreSQL runs again");
            }
            case KILL_POSTGRES -> {
                diary.say("kill -9 of PostgreSQL ...");
                servers.killPostgres();
                servers.startPostgres();
                diary.say("PostgreSQL has recovered");
            }
            case STORM_UPSTREAM -> {
                diary.say("OpenRouter fails in %d of 100 calls ...", STORM_PERCENT);
                randomFaults(STORM_PERCENT);
                pause(1_000, LONGEST_OUTAGE.toMillis());
                randomFaults(USUAL_PERCENT);
                diary.say("OpenRouter fails in %d of 100 calls", USUAL_PERCENT);
            }
        }
        return true;
    }

    /** At least one other stays up, or there would be nothing left to watch. */
    private boolean killReplica() throws InterruptedException {
        List<Replica> up = cluster.replicas().stream()
                .filter(Replica::isReady)
                .filter(Replica::isInRotation)
                .toList();
        if (up.size() < 2) {
            pause(300, 600);
            return false;
        }
        Replica replica = up.get(random.nextInt(up.size()));
        diary.say("kill -9 of %s", replica.name());
        replica.kill();
        return true;
    }

    private boolean freezeReplica() {
        List<Replica> up = cluster.replicas().stream().filter(Replica::isReady).toList();
        if (up.size() < 3) {
            return false;
        }
        Replica replica = up.get(random.nextInt(up.size()));
        diary.say("%s freezes for %d s", replica.name(), FREEZE.toSeconds());
        replica.freeze();
        Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(FREEZE.toNanos());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            replica.thaw();
            diary.say("%s thaws", replica.name());
        });
        return true;
    }

    private void randomFaults(int percent) {
        cluster.sandbox().faults().randomly(percent, random.nextLong(), FAULTS);
    }

    private List<Event> shuffled() {
        List<Event> deck = new ArrayList<>(List.of(Event.values()));
        Collections.shuffle(deck, Random.from(random));
        return deck;
    }

    private void pause(long leastMillis, long mostMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextLong(leastMillis, mostMillis));
    }
}
