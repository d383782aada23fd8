package com.ainews.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void takesAnotherPortWhenThePreferredOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new SandboxClient(SandboxOptions.nearPort(taken.getLocalPort()))) {
            assertThat(client.sandbox().baseUrl().getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(client.get("/models/count").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesToStartWhenThePortThatItMustHaveIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> Sandbox.start(SandboxOptions.onPort(taken.getLocalPort()))
                            .close())
                    .withMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        try (var client = new SandboxClient()) {
            assertThat(client.sandbox().baseUrl())
                    .hasHost("127.0.0.1")
                    .hasPath("/api/v1")
                    .hasScheme("http");
        }
    }
}
