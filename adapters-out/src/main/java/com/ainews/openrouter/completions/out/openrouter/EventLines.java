package com.ainews.openrouter.completions.out.openrouter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads server-sent events without making a text of them: most are only handed on. A line ends with
 * a line feed, a carriage return, or both; the data of an event may stand in several lines.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventLines {

    private static final int FIRST_SIZE = 1_024;
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int filled;
    private int start;
    private int end;
    private int next;
    private boolean hasData;
    private boolean afterReturn;

    /**
     * @param maxBytes of one event; a longer one is an error
     */
    EventLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** What comes next. */
    enum Kind {
        /** An event with data. */
        DATA,
        COMMENT,
        END
    }

    /**
     * Goes to the next event or comment; waits for it. What has no end of line is cut off, and not
     * read; an event that only lacks the blank line after it is.
     */
    Kind next() throws IOException {
        while (true) {
            int lineEnd = endOfLine();
            if (lineEnd < 0) {
                return hasData ? event() : Kind.END;
            }
            int from = next;
            next = lineEnd + 1;
            afterReturn = buffer[lineEnd] == '\r';
            if (from == lineEnd) {
                if (hasData) {
                    return event();
                }
            } else if (buffer[from] == ':') {
                return Kind.COMMENT;
            } else if (startsWithData(from, lineEnd)) {
                append(from + DATA.length, lineEnd);
            }
        }
    }

    /** Holds the event's data from {@link #start()} to {@link #end()}, until the next one is read. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private Kind event() {
        hasData = false;
        return Kind.DATA;
    }

    private boolean startsWithData(int from, int to) {
        return to - from >= DATA.length
                && Arrays.equals(buffer, from, from + DATA.length, DATA, 0, DATA.length);
    }

    /** Moves the data of a further line up to those that are there. */
    private void append(int lineStart, int to) {
        int from = lineStart;
        while (from < to && buffer[from] == ' ') {
            from++;
        }
        if (hasData) {
            // In JSON a line feed is a blank; on its way on, it would end the line.
            buffer[end++] = ' ';
            System.arraycopy(buffer, from, buffer, end, to - from);
            end += to - from;
        } else if (from < to) {
            start = from;
            end = to;
            hasData = true;
        }
    }

    /** Where the line ends that begins at {@link #next}; −1 where no end comes. */
    private int endOfLine() throws IOException {
        int at = next;
        while (true) {
            if (afterReturn && at < filled) {
                if (buffer[at] == '\n') {
                    next = ++at;
                }
                afterReturn = false;
            }
            for (; at < filled; at++) {
                if (buffer[at] == '\n' || buffer[at] == '\r') {
                    return at;
                }
            }
            int scanned = at - next;
            if (!fill()) {
                return -1;
            }
            at = next + scanned;
        }
    }

    private boolean fill() throws IOException {
        int kept = hasData ? start : next;
        if (kept > 0) {
            System.arraycopy(buffer, kept, buffer, 0, filled - kept);
            filled -= kept;
            next -= kept;
            start -= kept;
            end -= kept;
        }
        if (filled == buffer.length) {
            if (filled >= maxBytes) {
                throw new IOException("An event is longer than " + maxBytes + " bytes");
            }
            buffer = Arrays.copyOf(buffer, Math.min(maxBytes, 2 * filled));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read >= 0;
    }
}
