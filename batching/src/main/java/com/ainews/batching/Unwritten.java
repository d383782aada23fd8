package com.ainews.batching;

import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Remembers what could not be written, to write it once that works again. It is lost with the
 * process; whoever uses this needs something else for that case.
 *
 * @param <T> what is to be written
 */
public final class Unwritten<T> {

    private final Queue<T> items;

    /** Remembers so many items at most. */
    public Unwritten(int capacity) {
        this.items = new LinkedBlockingQueue<>(capacity);
    }

    /**
     * Remembers an item.
     *
     * @return false where there is no room for it
     */
    public boolean add(T item) {
        return items.offer(item);
    }

    public int size() {
        return items.size();
    }

    /**
     * Writes what is remembered, oldest first, up to the first item that fails; that one stays.
     *
     * @param write throws where it fails, and is safe to repeat
     * @return how many were written
     */
    public int retry(Consumer<T> write) {
        int written = 0;
        for (int tries = items.size(); tries > 0; tries--) {
            T item = items.poll();
            if (item == null) {
                return written;
            }
            boolean done = false;
            try {
                write.accept(item);
                done = true;
                written++;
            } finally {
                if (!done) {
                    items.add(item);
                }
            }
        }
        return written;
    }
}
