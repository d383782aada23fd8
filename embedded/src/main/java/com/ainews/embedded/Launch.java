package com.ainews.embedded;

import java.io.IOException;

/** Finds a port for a server and starts it there. */
final class Launch {
    private static final int ATTEMPTS = 5;

    private Launch() {}

    /** A server that serves, and where. */
    record Running(ChildServer child, int port) {}

    /** One way to start a server. */
    interface Server {
        ChildServer start(int port) throws IOException;

        void awaitReady(ChildServer child, int port) throws InterruptedException;
    }

    /** Between the look for a free port and its use another process may take it: then again. */
    static Running start(int preferredPort, Server server)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free(attempt == 1 ? preferredPort : 0);
            ChildServer child = server.start(port);
            boolean ready = false;
            try {
                server.awaitReady(child, port);
                ready = true;
                return new Running(child, port);
            } catch (EmbeddedServerException e) {
                if (attempt == ATTEMPTS || !child.foundPortTaken()) {
                    throw e;
                }
            } finally {
                if (!ready) {
                    child.stop();
                }
            }
        }
    }
}
