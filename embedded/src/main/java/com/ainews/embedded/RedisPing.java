package com.ainews.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** Asks a Redis whether it serves; while it loads its snapshot it does not. */
final class RedisPing {
    private static final int TIMEOUT_MILLIS = 1_000;

    private final int port;
    private final String password;

    RedisPing(int port, String password) {
        this.port = port;
        this.password = password;
    }

    boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.connect(Ports.address(port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\nPING\r\n").getBytes(US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return "+OK".equals(in.readLine()) && "+PONG".equals(in.readLine());
        } catch (IOException _) {
            return false;
        }
    }
}
