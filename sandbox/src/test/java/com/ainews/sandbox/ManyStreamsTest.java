package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ManyStreamsTest {
    private static final int STREAMS = 5_000;
    private static final int FILES_OF_THE_JVM = 200;

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void areOpenAtTheSameTime() throws Exception {
        // Both ends of each connection are in this process.
        Assumptions.assumeTrue(openFilesAllowed() > 2 * STREAMS + FILES_OF_THE_JVM);
        byte[] request = request();
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            calls.add(() -> answer(request));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = calls.stream().map(threads::submit).toList();
            long most = 0;
            while (!answers.stream().allMatch(Future::isDone)) {
                most = Math.max(most, client.sandbox().openStreams());
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (Future<String> answer : answers) {
                // The end of a body that comes in chunks, which only a whole one has.
                assertThat(answer.get().endsWith("\r\n0\r\n\r\n")).isTrue();
            }
            assertThat(most).isEqualTo(STREAMS);
        }
        assertThat(client.account().calls()).isEqualTo(STREAMS);
        assertThat(client.sandbox().streams().cancelled()).isZero();
    }

    private static long openFilesAllowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? os.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static byte[] request() {
        byte[] body = Json.bytes(question("Hi").put("stream", true));
        String head = """
                POST /api/v1/chat/completions HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Connection: close\r
                %s: 15000\r
                Content-Length: %d\r
                \r
                """.formatted(SandboxClient.KEY, Pacing.LATENCY_HEADER, body.length);
        return (head + new String(body, UTF_8)).getBytes(UTF_8);
    }

    private String answer(byte[] request) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(
                    "127.0.0.1", client.sandbox().baseUrl().getPort()));
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
