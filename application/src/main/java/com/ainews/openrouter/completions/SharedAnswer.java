package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer that somebody else has asked for. */
final class SharedAnswer {

    private static final long LOOKS_EVERY_MILLIS = 500;

    private SharedAnswer() {}

    /**
     * Blocks until it is there, which is no longer than a call takes.
     *
     * @return empty where there is none to be shared
     * @throws ProblemException {@code client_left}, or {@code upstream_timeout} at the deadline
     */
    static Optional<CachedAnswer> await(
            CompletableFuture<Optional<CachedAnswer>> answer,
            Patience patience,
            InstantSource clock) {
        while (!patience.hasLeft()) {
            try {
                return answer.get(millisToLook(patience, clock), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                requireTime(patience, clock);
            } catch (ExecutionException _) {
                return Optional.empty();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        throw new ProblemException(
                ProblemType.CLIENT_LEFT, "Nobody waits for the answer any more.");
    }

    private static long millisToLook(Patience patience, InstantSource clock) {
        return patience.deadline() == null
                ? LOOKS_EVERY_MILLIS
                : Math.clamp(
                        Duration.between(clock.instant(), patience.deadline()).toMillis(),
                        1,
                        LOOKS_EVERY_MILLIS);
    }

    private static void requireTime(Patience patience, InstantSource clock) {
        if (patience.isOver(clock.instant())) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_TIMEOUT,
                    "The deadline of this request passed while the same answer was on its way for"
                            + " another one. Nothing was sent.");
        }
    }
}
