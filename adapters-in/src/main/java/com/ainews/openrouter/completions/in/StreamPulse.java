package com.ainews.openrouter.completions.in;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends a sign of life to clients whose answer has not begun, since they, and proxies before them,
 * give up on a connection that is silent. One thread does it for all of them; a stream that has begun
 * is none of its business.
 */
@Component
final class StreamPulse implements DisposableBean {

    /** Short enough for every client, and long enough for most failures to get their own status. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Set<EventStreamResponse> waiting = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean ended;

    StreamPulse() {
        thread = Thread.ofVirtual().name("stream-pulse").start(this::run);
    }

    void add(EventStreamResponse stream) {
        waiting.add(stream);
    }

    void remove(EventStreamResponse stream) {
        waiting.remove(stream);
    }

    private void run() {
        while (!ended) {
            waiting.removeIf(stream -> !stream.pulse(SILENCE));
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    @Override
    public void destroy() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
