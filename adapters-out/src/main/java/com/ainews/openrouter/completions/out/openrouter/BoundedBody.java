package com.ainews.openrouter.completions.out.openrouter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A body that may neither be longer than a limit nor take longer than a deadline: a socket's timeout
 * alone lets a body drip for ever.
 */
final class BoundedBody extends FilterInputStream {

    private final long maxBytes;
    private final long deadlineNanos;
    private long read;

    BoundedBody(InputStream body, long maxBytes, Duration timeLeft) {
        super(body);
        this.maxBytes = maxBytes;
        this.deadlineNanos = System.nanoTime() + timeLeft.toNanos();
    }

    @Override
    public int read() throws IOException {
        return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        return counted(count, count);
    }

    private int counted(int result, int bytes) throws IOException {
        if (result >= 0) {
            read += bytes;
        }
        if (read > maxBytes) {
            throw new IOException("The answer is longer than " + maxBytes + " bytes");
        }
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new SocketTimeoutException("The answer did not end in time");
        }
        return result;
    }
}
