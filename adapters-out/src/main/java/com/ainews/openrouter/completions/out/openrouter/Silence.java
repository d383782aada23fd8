package com.ainews.openrouter.completions.out.openrouter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * How long a model has been waited for. A socket's own timeout wants a timer for each read; this is
 * looked at once in a while, by somebody who then breaks the call off. While a slow reader is being
 * written to, nobody waits for the model.
 */
final class Silence {

    private final Duration longest;
    private volatile long sinceNanos = System.nanoTime();
    private volatile boolean isWaiting = true;

    /** Begins now. */
    Silence(Duration longest) {
        this.longest = longest;
    }

    private void begin() {
        sinceNanos = System.nanoTime();
        isWaiting = true;
    }

    /** Something came; until the body is read again nothing is waited for. */
    void end() {
        isWaiting = false;
    }

    boolean isTooLong() {
        return isWaiting && System.nanoTime() - sinceNanos > longest.toNanos();
    }

    /** A body that is waited for while it is read. */
    InputStream listenedTo(InputStream body) {
        return new FilterInputStream(body) {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                begin();
                int count = in.read(buffer, offset, length);
                end();
                return count;
            }
        };
    }
}
