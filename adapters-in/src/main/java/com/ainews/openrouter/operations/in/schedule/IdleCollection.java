package com.ainews.openrouter.operations.in.schedule;

import com.ainews.openrouter.operations.in.RequestsUnderWay;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back the memory that a peak has left behind. The parallel collector, with which {@code ./run}
 * starts, looks at its old generation only when that is full: what thousands of streams took would stay
 * resident until then. Where next to nothing is under way, so that a pause keeps nobody waiting, and
 * the old generation holds much more than was left of it the last time, this asks for a collection.
 *
 * <p>Other collectors look at theirs before it is full: with them this does nothing, and neither does
 * it with {@code -XX:+DisableExplicitGC}.
 */
@Component
class IdleCollection {

    /** So many bytes more are worth the pause. */
    static final long WORTH_IT = 64L << 20;

    /** So few requests under way are next to nothing. */
    static final int FEW = 5;

    private final IntSupplier underWay;
    private final LongSupplier used;
    private final LongSupplier collections;
    private final Runnable collect;
    private long collectionsSeen;
    private long left;

    @Autowired
    IdleCollection(RequestsUnderWay requests) {
        this(
                requests::count,
                IdleCollection::usedOfOldGeneration,
                IdleCollection::collectionsSoFar,
                System::gc);
    }

    /**
     * @param underWay requests
     * @param used bytes of the old generation; none where the collector looks after it
     * @param collections so far, of any kind
     */
    IdleCollection(
            IntSupplier underWay, LongSupplier used, LongSupplier collections, Runnable collect) {
        this.underWay = underWay;
        this.used = used;
        this.collections = collections;
        this.collect = collect;
    }

    /** Looks whether now is the time. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        long now = collections.getAsLong();
        boolean isIdle = now == collectionsSeen && underWay.getAsInt() <= FEW;
        collectionsSeen = now;
        if (isIdle && used.getAsLong() - left >= WORTH_IT) {
            collect.run();
            left = used.getAsLong();
        }
    }

    private static long usedOfOldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("PS Old Gen"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static long collectionsSoFar() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
