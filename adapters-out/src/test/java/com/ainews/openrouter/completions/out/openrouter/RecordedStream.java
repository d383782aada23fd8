package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.AnswerStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader that keeps what it gets, and leaves when it is told to. */
final class RecordedStream implements AnswerStream {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> chunks = new ArrayList<>();
    private final int leavesAfter;
    private final boolean saysSo;
    private @Nullable Start start;
    private volatile boolean hasLeft;

    private RecordedStream(int leavesAfter, boolean saysSo) {
        this.leavesAfter = leavesAfter;
        this.saysSo = saysSo;
    }

    static RecordedStream stays() {
        return new RecordedStream(Integer.MAX_VALUE, false);
    }

    /** Its end of the line is closed, which shows when something is sent. */
    static RecordedStream leavesAfter(int chunks) {
        return new RecordedStream(chunks, true);
    }

    /** Takes all that comes, but is known to have gone. */
    static RecordedStream silentlyLeavesAfter(int chunks) {
        return new RecordedStream(chunks, false);
    }

    @Nullable
    Start start() {
        return start;
    }

    List<JsonNode> chunks() {
        return chunks;
    }

    /** The text of all pieces. */
    String text() {
        var text = new StringBuilder();
        chunks.forEach(chunk -> text.append(
                chunk.path("choices").path(0).path("delta").path("content").asString("")));
        return text.toString();
    }

    /** The text of one piece; of none where there is none. */
    static String text(String piece) {
        return piece.isEmpty()
                ? ""
                : JSON.readTree(piece)
                        .path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asString("");
    }

    @Override
    public void begin(Start begun) {
        if (start != null) {
            throw new AssertionError("It began twice");
        }
        start = begun;
    }

    @Override
    public void chunk(byte[] buffer, int from, int to) throws ReaderLeft {
        chunks.add(JSON.readTree(new String(buffer, from, to - from, StandardCharsets.UTF_8)));
        if (chunks.size() >= leavesAfter) {
            hasLeft = true;
            if (saysSo) {
                throw new ReaderLeft(new IllegalStateException("gone"));
            }
        }
    }

    @Override
    public void keepAlive() {
        if (start == null) {
            throw new AssertionError("It has not begun");
        }
    }

    @Override
    public boolean hasLeft() {
        return hasLeft;
    }
}
