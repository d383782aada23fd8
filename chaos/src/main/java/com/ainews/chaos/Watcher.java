package com.ainews.chaos;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at the meters over a connection of its own, all the time, and remembers the most it saw. */
final class Watcher {

    private static final int PAUSE_MILLIS = 10;
    private static final int PAUSE_WITHOUT_DATABASE_MILLIS = 200;

    private final Servers servers;
    private final List<Scope> scopes;
    private final Map<UUID, Map<Kind, BigDecimal>> most = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("watcher").daemon().unstarted(this::run);

    private volatile boolean done;
    private long looks;

    Watcher(Servers servers, List<Scope> scopes) {
        this.servers = servers;
        this.scopes = scopes;
    }

    /**
     * The most that was seen of a limit at one instant, settled and held together.
     *
     * @param looks at how many instants somebody looked
     */
    record Reading(String scope, Kind kind, BigDecimal most, BigDecimal limit, long looks) {

        boolean isOver() {
            return most.compareTo(limit) > 0;
        }

        /** How full it was; 1 where nothing was left. */
        BigDecimal share() {
            return most.divide(limit, MathContext.DECIMAL64).setScale(4, RoundingMode.CEILING);
        }
    }

    void start() {
        thread.start();
    }

    /** Ends it and returns what it saw, one reading for each scope and kind. */
    List<Reading> stop() throws InterruptedException {
        done = true;
        thread.join();
        List<Reading> readings = new ArrayList<>();
        for (Scope scope : scopes) {
            Map<Kind, BigDecimal> seen = most.getOrDefault(scope.id(), Map.of());
            scope.limits()
                    .forEach((kind, limit) -> readings.add(new Reading(
                            scope.name(),
                            kind,
                            seen.getOrDefault(kind, BigDecimal.ZERO),
                            limit,
                            looks)));
        }
        return readings;
    }

    private void run() {
        try {
            while (!done) {
                lookUntilItBreaks();
                TimeUnit.MILLISECONDS.sleep(PAUSE_WITHOUT_DATABASE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookUntilItBreaks() throws InterruptedException {
        try (Books books = servers.books()) {
            while (!done) {
                List<Meter> meters = books.meters();
                // Behind the look, so that no bucket counts that a hold did not have to count.
                remember(meters, Instant.now());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException _) {
            // It is down; that is what this is about.
        }
    }

    private void remember(List<Meter> meters, Instant now) {
        Map<UUID, Map<Kind, BigDecimal>> used = new HashMap<>();
        for (Meter meter : meters) {
            @Nullable Kind kind = Kind.ofStored(meter.kind()).orElse(null);
            if (kind != null && !meter.bucket().isBefore(kind.windowStart(now))) {
                used.computeIfAbsent(meter.scope(), _ -> new EnumMap<>(Kind.class))
                        .merge(kind, meter.used(), BigDecimal::add);
            }
        }
        used.forEach((scope, kinds) -> kinds.forEach(
                (kind, amount) -> most.computeIfAbsent(scope, _ -> new EnumMap<>(Kind.class))
                        .merge(kind, amount, BigDecimal::max)));
        looks++;
    }
}
