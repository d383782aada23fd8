package com.ainews.openrouter.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

/** Fails where a new Tomcat keeps its buffer elsewhere. */
class CharacterBufferTest {

    private static final String BODY = "Ünïcode, ".repeat(1_000);

    @Test
    void aBodyCanStillBeReadAsCharacters() throws IOException {
        var coyote = new org.apache.coyote.Request();
        coyote.setResponse(new org.apache.coyote.Response());
        coyote.setInputBuffer(new OneRead(BODY.getBytes(StandardCharsets.UTF_8)));
        var request = new Request(new Connector(), coyote);
        request.setCharacterEncoding("UTF-8");

        CharacterBuffer.shrink(request);

        var read = new StringBuilder();
        char[] some = new char[1_000];
        for (int n = request.getReader().read(some);
                n > 0;
                n = request.getReader().read(some)) {
            read.append(some, 0, n);
        }
        assertThat(read).hasToString(BODY);
    }

    private static final class OneRead implements InputBuffer {

        private final byte[] body;
        private final AtomicBoolean isRead = new AtomicBoolean();

        OneRead(byte[] body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            if (isRead.getAndSet(true)) {
                return -1;
            }
            handler.setByteBuffer(ByteBuffer.wrap(body));
            return body.length;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
