package com.ainews.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One answer as a stream: a comment, chunks, the end, the usage, {@code [DONE]}. */
final class ChatStream {

    private static final int CHUNK_CHARACTERS = 24;
    private static final Duration STALL = Duration.ofSeconds(30);

    private final EventStream out;
    private final Draft draft;
    private final Pace pace;
    private final Consumer<Generation> ending;
    private final String text;
    private int sent;
    private boolean ended;

    /**
     * A stream that is not written yet.
     *
     * @param ending takes what is to be charged, before the client can see the end
     */
    ChatStream(EventStream out, Draft draft, Pace pace, Consumer<Generation> ending) {
        this.out = out;
        this.draft = draft;
        this.pace = pace;
        this.ending = ending;
        this.text = draft.text();
    }

    /**
     * Writes it.
     *
     * @return whether the client was there until the answer had ended
     */
    boolean write() {
        try {
            out.comment();
            out.await(pace.latency());
            writeChunks();
        } catch (IOException _) {
            if (!ended) {
                end(draft.cancelledAfter(text.substring(0, sent)));
                return false;
            }
        }
        return true;
    }

    private void writeChunks() throws IOException {
        Fault fault = draft.fault();
        do {
            int to = pieceEnd(sent);
            ObjectNode piece = piece(sent, to);
            boolean isFirst = sent == 0;
            if (fault != null && !isFirst && fault.failsStream()) {
                end(draft.failedAfter(text.substring(0, sent)));
                out.event(error(fault));
                return;
            }
            if (fault != null && fault.breaksStream() && breaksAt(fault, isFirst, to)) {
                breakOff(fault, piece);
                return;
            }
            out.event(piece);
            sent = to;
            out.await(pace.chunkDelay());
        } while (sent < text.length());
        end(draft.whole());
        out.event(lastChunk());
        if (fault == null || !fault.hidesUsage()) {
            out.event(usage());
        }
        if (fault != Fault.NO_DONE) {
            out.done();
        }
    }

    private void end(Generation generation) {
        ended = true;
        ending.accept(generation);
    }

    private boolean breaksAt(Fault fault, boolean isFirst, int to) {
        return fault == Fault.CUT_IN_CHARACTER
                ? text.substring(sent, to).indexOf(Draft.LONG_CHARACTER) >= 0
                : !isFirst;
    }

    private void breakOff(Fault fault, ObjectNode piece) throws IOException {
        end(draft.whole());
        if (fault == Fault.STALL_STREAM) {
            EventStream.pause(STALL);
        } else {
            out.brokenEvent(piece, Draft.LONG_CHARACTER);
        }
    }

    /** Where a piece ends: not amid a character of two halves. */
    private int pieceEnd(int from) {
        int to = Math.min(text.length(), from + CHUNK_CHARACTERS);
        return to > from && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    private ObjectNode piece(int from, int to) {
        ObjectNode chunk = ChatAnswer.chunk(draft);
        ObjectNode delta = choice(chunk, null).putObject("delta");
        if (from == 0) {
            delta.put("role", "assistant");
            draft.extras().addReasoning(delta);
        }
        ToolCall call = draft.toolCall();
        if (call == null) {
            delta.put("content", text.substring(from, to));
            return chunk;
        }
        ObjectNode part = from == 0 ? call.json() : Json.object().put("index", 0);
        part.put("index", 0);
        part.withObject("/function").put("arguments", text.substring(from, to));
        if (from == 0) {
            delta.putNull("content");
        }
        delta.putArray("tool_calls").add(part);
        return chunk;
    }

    private ObjectNode lastChunk() {
        Generation whole = draft.whole();
        ObjectNode chunk = ChatAnswer.chunk(draft);
        ObjectNode choice = choice(chunk, whole.finishReason());
        choice.put("native_finish_reason", whole.nativeFinishReason());
        draft.extras().addImage(choice.putObject("delta").put("content", ""));
        return chunk;
    }

    private ObjectNode usage() {
        ObjectNode chunk = ChatAnswer.chunk(draft);
        chunk.putArray("choices");
        chunk.set("usage", ChatAnswer.usage(draft.whole()));
        return chunk;
    }

    private ObjectNode error(Fault fault) {
        ObjectNode chunk = ChatAnswer.chunk(draft);
        ObjectNode error = chunk.putObject("error");
        if (fault == Fault.ERROR_MID_STREAM_NUMBER) {
            error.put("code", 502);
        } else {
            error.put("code", "server_error");
        }
        error.put("message", "Provider disconnected unexpectedly");
        error.putObject("metadata").put("error_type", fault.errorType());
        if (fault == Fault.ERROR_MID_STREAM_BARE) {
            chunk.putArray("choices");
        } else {
            choice(chunk, "error").putObject("delta").put("content", "");
        }
        return chunk;
    }

    private static ObjectNode choice(ObjectNode chunk, @Nullable String finishReason) {
        return chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finishReason);
    }
}
