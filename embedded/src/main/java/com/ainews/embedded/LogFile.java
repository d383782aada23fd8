package com.ainews.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.io.input.ReversedLinesFileReader;

/** What a child process wrote. */
record LogFile(Path path) {
    private static final int TAIL_LINES = 20;

    String tail() {
        try (var reader = ReversedLinesFileReader.builder()
                .setPath(path)
                .setCharset(StandardCharsets.UTF_8)
                .get()) {
            return reader.toString(TAIL_LINES);
        } catch (IOException e) {
            return "(" + path + " can't be read: " + e.getMessage() + ")";
        }
    }
}
