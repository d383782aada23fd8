package com.ainews.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class Ports {
    static final String HOST = "127.0.0.1";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(HOST);

    private Ports() {}

    /** The preferred port if nothing listens there, otherwise one that is free now. */
    static int free(int preferred) throws IOException {
        try (ServerSocket socket = listen(preferred)) {
            return socket.getLocalPort();
        } catch (IOException _) {
            try (ServerSocket socket = listen(0)) {
                return socket.getLocalPort();
            }
        }
    }

    // Not by the name 'localhost', which may mean ::1, where our servers do not listen.
    static InetSocketAddress address(int port) {
        return new InetSocketAddress(LOOPBACK, port);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(address(port));
        return socket;
    }
}
