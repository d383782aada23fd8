package com.ainews.openrouter.bootstrap;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 with small buffers for each connection. What does not fit is sent or received in several
 * pieces. Tomcat makes the object, by its class's name.
 */
public final class SmallBuffersProtocol extends Http11NioProtocol {

    private static final int READ_BUFFER_BYTES = 1_024;
    private static final int WRITE_BUFFER_BYTES = 2_048;

    /** Of the answer's body; a buffer for as many characters comes with it. */
    private static final int ANSWER_BUFFER_BYTES = 512;

    private static final int MAX_TRAILER_BYTES = 256;

    /**
     * Of closed ones, for connections to come. Each keeps all that belonged to its last request, and
     * Tomcat, which has a default that depends on the heap, would keep as many as there ever were.
     */
    private static final int CHANNELS_KEPT = 200;

    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER_BYTES;
    }

    static void customize(Connector connector) {
        connector.setProperty("socket.appReadBufSize", String.valueOf(READ_BUFFER_BYTES));
        connector.setProperty("socket.appWriteBufSize", String.valueOf(WRITE_BUFFER_BYTES));
        connector.setProperty("socket.bufferPool", String.valueOf(CHANNELS_KEPT));
        connector.setProperty("maxTrailerSize", String.valueOf(MAX_TRAILER_BYTES));
    }
}
