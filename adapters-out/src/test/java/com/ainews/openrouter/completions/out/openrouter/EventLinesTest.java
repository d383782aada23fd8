package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {

    private static final int MAX_BYTES = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aLineMayEndInEachOfThreeWays(String end) throws IOException {
        String text = ": hello" + end + end + "data: one" + end + end + "id: 7" + end + "data:two"
                + end + end;

        assertThat(read(text)).containsExactly(":", "one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void dataOfSeveralLinesAreOneEvent(String end) throws IOException {
        String text = "data: {\"a\":" + end + "event: x" + end + "data: 1}" + end + end + "data: 2"
                + end + end;

        assertThat(read(text)).containsExactly("{\"a\": 1}", "2");
    }

    @Test
    void aCommentAmidAnEventDoesNotEndIt() throws IOException {
        assertThat(read("data: 1\n: wait\ndata: 2\n\n")).containsExactly(":", "1 2");
    }

    @Test
    void anEventThatOnlyLacksItsBlankLineIsRead() throws IOException {
        assertThat(read("data: 1\n\ndata: [DONE]\n")).containsExactly("1", "[DONE]");
    }

    @Test
    void whatIsCutAmidALineIsNotRead() throws IOException {
        assertThat(read("data: 1\n\ndata: {\"a")).containsExactly("1");
    }

    @Test
    void anEventWithoutDataIsNone() throws IOException {
        assertThat(read("\n\ndata:\n\nretry: 5\n\ndata: 1\n\n")).containsExactly("1");
    }

    @Test
    void anEventMayBeLongerThanTheBuffer() throws IOException {
        String long1 = "x".repeat(1_500);

        assertThat(read("data: a\n\ndata: " + long1 + "\n\ndata: b\n\n"))
                .containsExactly("a", long1, "b");
        assertThatThrownBy(() -> read("data: " + "x".repeat(MAX_BYTES) + "\n\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    private static List<String> read(String text) throws IOException {
        List<String> atOnce = read(bytes(text));
        assertThat(read(new OneByOne(bytes(text)))).isEqualTo(atOnce);
        return atOnce;
    }

    private static List<String> read(InputStream in) throws IOException {
        var lines = new EventLines(in, MAX_BYTES);
        List<String> read = new ArrayList<>();
        while (true) {
            switch (lines.next()) {
                case DATA ->
                    read.add(new String(
                            lines.buffer(),
                            lines.start(),
                            lines.end() - lines.start(),
                            StandardCharsets.UTF_8));
                case COMMENT -> read.add(":");
                case END -> {
                    return read;
                }
            }
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class OneByOne extends FilterInputStream {

        OneByOne(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(1, length));
        }
    }
}
