package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration NONE = Duration.ofNanos(-1);

    @Test
    void whatIsWaitedForFromTheStartCanTakeTooLong() {
        assertThat(new Silence(NONE).isTooLong()).isTrue();
        assertThat(new Silence(Duration.ofHours(1)).isTooLong()).isFalse();
    }

    @Test
    void theTimeBetweenTwoReadsIsNotTheModels() throws IOException {
        var silence = new Silence(NONE);
        InputStream body = silence.listenedTo(new ByteArrayInputStream(new byte[] {-1, 2}));

        assertThat(body.read()).isEqualTo(255);
        assertThat(silence.isTooLong()).isFalse();
    }

    @Test
    void aReadThatFailsLeavesTheSilenceAsItWas() {
        var silence = new Silence(NONE);

        assertThatThrownBy(() -> silence.listenedTo(broken()).read())
                .isInstanceOf(IOException.class);
        assertThat(silence.isTooLong()).isTrue();
    }

    private static InputStream broken() {
        return new InputStream() {

            @Override
            public int read() throws IOException {
                throw new IOException("Socket closed");
            }
        };
    }
}
