package com.ainews.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An answer as server-sent events: a comment, chunks, the usage, {@code [DONE]}. */
final class ChatStream {

    private static final int CHUNK_CHARACTERS = 24;

    private ChatStream() {}

    static void write(OutputStream out, Generation generation, @Nullable Fault fault)
            throws IOException {
        line(out, ": OPENROUTER PROCESSING");
        String content = generation.content();
        int to;
        for (int from = 0; from < content.length(); from = to) {
            to = end(content, from);
            boolean last = to == content.length();
            if (from > 0 && fault == Fault.CUT) {
                out.flush();
                return;
            }
            if (from > 0 && fault == Fault.ERROR_MID_STREAM) {
                error(out, generation);
                return;
            }
            ObjectNode chunk = ChatAnswer.head(generation, "chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject();
            choice.put("index", 0);
            choice.put("finish_reason", last ? generation.finishReason() : null);
            choice.putObject("delta")
                    .put("role", "assistant")
                    .put("content", content.substring(from, to));
            event(out, chunk);
        }
        if (fault != Fault.NO_USAGE) {
            ObjectNode usage = ChatAnswer.head(generation, "chat.completion.chunk");
            usage.putArray("choices");
            usage.set("usage", ChatAnswer.usage(generation));
            event(out, usage);
        }
        if (fault != Fault.NO_DONE) {
            line(out, "data: [DONE]");
        }
    }

    /** Where a chunk ends: not amid a character of two halves. */
    private static int end(String content, int from) {
        int to = Math.min(content.length(), from + CHUNK_CHARACTERS);
        return Character.isHighSurrogate(content.charAt(to - 1)) ? to - 1 : to;
    }

    private static void error(OutputStream out, Generation generation) throws IOException {
        ObjectNode chunk = ChatAnswer.head(generation, "chat.completion.chunk");
        ObjectNode error = chunk.putObject("error");
        error.put("code", "server_error");
        error.put("message", "Provider disconnected unexpectedly");
        error.putObject("metadata").put("error_type", "server");
        ObjectNode choice = chunk.putArray("choices").addObject();
        choice.put("index", 0);
        choice.put("finish_reason", "error");
        choice.putObject("delta").put("content", "");
        event(out, chunk);
    }

    private static void event(OutputStream out, ObjectNode chunk) throws IOException {
        line(out, "data: " + Json.text(chunk));
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
