package com.ainews.sandbox;

import java.time.Duration;

/**
 * How a sandbox runs.
 *
 * @param port the loopback port; 0 for any free one
 * @param portIsPreference whether another port is fine where that one is taken
 * @param generationDelay how long {@code /generation} knows nothing of an answer, as at OpenRouter
 */
public record SandboxOptions(int port, boolean portIsPreference, Duration generationDelay) {

    private static final Duration GENERATION_DELAY = Duration.ofMillis(300);

    /** On exactly this port, 0 for any free one. */
    public static SandboxOptions onPort(int port) {
        return new SandboxOptions(port, false, GENERATION_DELAY);
    }

    /** On this port if it is free, else on any free one. */
    public static SandboxOptions nearPort(int port) {
        return new SandboxOptions(port, true, GENERATION_DELAY);
    }
}
