package com.ainews.sandbox;

import java.util.concurrent.atomic.LongAdder;

/** Counts the streams of chat answers. */
public final class Streams {

    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder cancelled = new LongAdder();

    /** How many are under way. */
    public long open() {
        // What has ended is read first, so that a stream that starts meanwhile makes it no less.
        long ends = ended.sum();
        return started.sum() - ends;
    }

    /** How many have begun. */
    public long started() {
        return started.sum();
    }

    /** How many of them were closed by their client before they ended. */
    public long cancelled() {
        return cancelled.sum();
    }

    /** One more stream, until that is closed. */
    Open begin() {
        started.increment();
        return new Open();
    }

    /** A stream that is under way. */
    final class Open implements AutoCloseable {

        void cancel() {
            cancelled.increment();
        }

        @Override
        public void close() {
            ended.increment();
        }
    }
}
