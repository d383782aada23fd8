package com.ainews.sandbox;

import java.util.concurrent.CountDownLatch;

/** Runs a sandbox as a process of its own: {@code SandboxMain [port]}. */
public final class SandboxMain {

    private static final int DEFAULT_PORT = 18_080;

    private SandboxMain() {}

    /**
     * Runs until the process is ended.
     *
     * @param args the port, 18080 where it is left out
     */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_PORT;
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(port))) {
            System.out.println("SANDBOX at " + sandbox.baseUrl() + ", end it with Ctrl-C");
            new CountDownLatch(1).await();
        }
    }
}
