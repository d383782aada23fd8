package com.ainews.openrouter.bootstrap;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a request find out whether its client is still there. The servlet API tells that only to those
 * who write; Tomcat can look at the socket without blocking.
 */
final class ClientPresence extends ValveBase {

    /** The request attribute of a {@link BooleanSupplier}. */
    static final String HAS_LEFT = ClientPresence.class.getName() + ".hasLeft";

    ClientPresence() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(HAS_LEFT, new HasLeft(request.getCoyoteRequest()));
        getNext().invoke(request, response);
    }

    /** Asked while the request waits, by one thread at a time. */
    private record HasLeft(org.apache.coyote.Request request) implements BooleanSupplier {

        /** A connection that has ended claims that there is something to read, and has nothing. */
        @Override
        public synchronized boolean getAsBoolean() {
            return available(true) > 0 && available(false) == 0;
        }

        private int available(boolean look) {
            request.action(ActionCode.AVAILABLE, look);
            return request.getAvailable();
        }
    }
}
