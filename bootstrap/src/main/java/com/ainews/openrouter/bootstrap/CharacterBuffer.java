package com.ainews.openrouter.bootstrap;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.CharBuffer;
import org.apache.catalina.connector.InputBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tomcat sets 16 KiB aside for each connection, to read bodies as characters. Nobody here does so:
 * JSON is read as bytes. There is no setting for it, so it is exchanged for a small one, with which
 * everything still works.
 */
final class CharacterBuffer extends ValveBase {

    private static final int CHARACTERS = 128;
    private static final VarHandle INPUT = field(Request.class, "inputBuffer", InputBuffer.class);
    private static final VarHandle BUFFER = field(InputBuffer.class, "cb", CharBuffer.class);

    CharacterBuffer() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        shrink(request);
        getNext().invoke(request, response);
    }

    /** Before the body is read. Tomcat uses the request's object again, so that is done once for many. */
    static void shrink(Request request) {
        var input = (InputBuffer) INPUT.get(request);
        if (((CharBuffer) BUFFER.get(input)).capacity() > CHARACTERS) {
            BUFFER.set(input, CharBuffer.allocate(CHARACTERS).limit(0));
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Tomcat has changed inside: see whether this class is still needed", e);
        }
    }
}
