package com.ainews.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Sends commands to a Redis and reads the first line of each answer. */
final class RedisClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    RedisClient(EmbeddedRedis redis) throws IOException {
        socket = new Socket(redis.host(), redis.port());
        socket.setSoTimeout(5_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    /** A client that has given the password. */
    static RedisClient of(EmbeddedRedis redis) throws IOException {
        RedisClient client = new RedisClient(redis);
        client.send("AUTH " + redis.password());
        return client;
    }

    @Nullable
    String send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
        return answers.readLine();
    }

    /** The value of a key that exists. */
    @Nullable
    String get(String key) throws IOException {
        send("GET " + key);
        return answers.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
