package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks after calls that may have to be broken off, also while the model is silent and nothing is
 * read or written that would show it. One thread does it for all of them.
 */
@Component
final class CallWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CallWatch.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean ended;

    CallWatch() {
        // Not a virtual one: when thousands of clients leave at once, their streams are all ready
        // to
        // run, and it would stand in line behind them.
        thread = Thread.ofPlatform().daemon().name("call-watch").start(this::run);
    }

    /** What is watched until it is closed; after that nothing is asked or cancelled. */
    final class Watch implements AutoCloseable {

        private final Supplier<@Nullable UpstreamFailure> reason;
        private final Runnable cancel;
        private boolean isOver;

        private Watch(Supplier<@Nullable UpstreamFailure> reason, Runnable cancel) {
            this.reason = reason;
            this.cancel = cancel;
        }

        /** One that goes wrong must not end the watch over all others. */
        private synchronized void look() {
            try {
                if (!isOver && reason.get() != null) {
                    isOver = true;
                    cancel.run();
                }
            } catch (RuntimeException e) {
                log.warn("A call could not be looked after", e);
            }
        }

        @Override
        public synchronized void close() {
            isOver = true;
            watches.remove(this);
        }
    }

    /**
     * Watches a call.
     *
     * @param reason why the call is to be broken off, null while it is not; must answer at once
     * @param cancel run once, when there is a reason; must not block
     */
    Watch watch(Supplier<@Nullable UpstreamFailure> reason, Runnable cancel) {
        var watch = new Watch(reason, cancel);
        watches.add(watch);
        return watch;
    }

    private void run() {
        while (!ended) {
            watches.forEach(Watch::look);
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    @Override
    public void destroy() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
