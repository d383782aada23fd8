package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedAnswerTest {

    private final InstantSource clock = InstantSource.system();
    private final CompletableFuture<Optional<CachedAnswer>> never = new CompletableFuture<>();

    @Test
    void nobodyWaitsLongerThanTheOwnDeadline() {
        Instant deadline = clock.instant().plusMillis(50);

        assertThat(problem(Patience.until(deadline)).type())
                .isEqualTo(ProblemType.UPSTREAM_TIMEOUT);
        assertThat(clock.instant()).isBefore(deadline.plus(Duration.ofMillis(400)));
    }

    @Test
    void nobodyWaitsForAClientThatHasLeft() {
        assertThat(problem(Patience.LONGEST.unless(() -> true)).type())
                .isEqualTo(ProblemType.CLIENT_LEFT);
    }

    private ProblemException problem(Patience patience) {
        return catchThrowableOfType(
                ProblemException.class, () -> SharedAnswer.await(never, patience, clock));
    }
}
