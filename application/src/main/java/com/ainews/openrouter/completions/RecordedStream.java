package com.ainews.openrouter.completions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes an answer on piece by piece, and keeps a copy so that it can be given again. */
final class RecordedStream implements AnswerStream {

    /** Longer answers are not kept. */
    static final int MAX_BYTES = 512 * 1024;

    private final AnswerStream reader;
    private @Nullable List<String> chunks = new ArrayList<>();
    private int bytes;

    RecordedStream(AnswerStream reader) {
        this.reader = reader;
    }

    /** All pieces that were passed on; null where there were too many to be kept. */
    @Nullable
    List<String> chunks() {
        return chunks;
    }

    @Override
    public void begin(Start start) throws ReaderLeft {
        reader.begin(start.with(CacheStatus.MISS));
    }

    @Override
    public void chunk(byte[] buffer, int from, int to) throws ReaderLeft {
        reader.chunk(buffer, from, to);
        bytes += to - from;
        if (bytes > MAX_BYTES) {
            chunks = null;
        } else if (chunks != null) {
            chunks.add(new String(buffer, from, to - from, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void keepAlive() throws ReaderLeft {
        reader.keepAlive();
    }

    @Override
    public boolean hasLeft() {
        return reader.hasLeft();
    }
}
