package com.ainews.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Server-sent events to a client, which may go away at any time. */
final class EventStream {

    /** A client that waits longer is told that there is still something to come. */
    static final Duration KEEP_ALIVE = Duration.ofMillis(500);

    private static final String COMMENT = ": OPENROUTER PROCESSING";

    private final OutputStream out;
    private final boolean inPieces;

    /**
     * Events to a client.
     *
     * @param inPieces whether each event is sent in two pieces: that a connection was closed is seen
     *     by what is sent after it has refused something
     */
    EventStream(OutputStream out, boolean inPieces) {
        this.out = out;
        this.inPieces = inPieces;
    }

    void comment() throws IOException {
        send(bytes(COMMENT));
    }

    void event(JsonNode data) throws IOException {
        send(bytes("data: " + Json.text(data)));
    }

    void done() throws IOException {
        send(bytes("data: [DONE]"));
    }

    /** Only the start of an event, up to amid the first occurrence of a character if it has it. */
    void brokenEvent(JsonNode data, char amid) throws IOException {
        byte[] whole = bytes("data: " + Json.text(data));
        out.write(whole, 0, Utf8.amid(whole, amid));
        out.flush();
    }

    /** Waits, with comments now and then. */
    void await(Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        while (left > KEEP_ALIVE.toNanos()) {
            pause(KEEP_ALIVE);
            comment();
            left = end - System.nanoTime();
        }
        if (left > 0) {
            pause(Duration.ofNanos(left));
        }
    }

    /** Waits without a sign of life. */
    static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(byte[] event) throws IOException {
        int middle = inPieces ? event.length / 2 : 0;
        if (middle > 0) {
            out.write(event, 0, middle);
            out.flush();
        }
        out.write(event, middle, event.length - middle);
        out.flush();
    }

    private static byte[] bytes(String line) {
        return (line + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
