package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.completions.port.StoredAnswers.Kept;
import com.ainews.openrouter.completions.port.StoredAnswers.Known;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of answers must do. */
public abstract class StoredAnswersContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("key-1");
    private static final String ONE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);

    private final UserId user = new UserId(UUID.randomUUID());

    protected abstract StoredAnswers answers();

    @Test
    void isClaimedOnceOfManyAtTheSameTime() {
        List<CompletableFuture<Known>> all;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> claim(ONE, NOW), threads))
                    .toList();
        }

        assertThat(all.stream().map(CompletableFuture::join))
                .filteredOn(Known.Claimed.class::isInstance)
                .hasSize(1);
        assertThat(claim(OTHER, NOW)).isEqualTo(new Known.Running(ONE, NOW.plusSeconds(60)));
    }

    @Test
    void givesTheAnswerAgain() {
        claim(ONE, NOW);
        answers().keep(user, KEY, new Kept.Answer("{\"a\":1}"));

        assertThat(claim(ONE, NOW)).isEqualTo(new Known.Ended(ONE, new Kept.Answer("{\"a\":1}")));
    }

    @Test
    void givesTheProblemAgainWithItsFacts() {
        claim(ONE, NOW);
        var problem = new Kept.Problem(
                ProblemType.UPSTREAM_FAILED,
                "It failed.",
                Map.of("cost", new BigDecimal("0.000000012"), "tried", List.of("maker/a: broken")));
        answers().keep(user, KEY, problem);

        assertThat(claim(ONE, NOW)).isEqualTo(new Known.Ended(ONE, problem));
    }

    @Test
    void canBeClaimedAgainOnceItIsFreeOrForgotten() {
        claim(ONE, NOW);
        answers().free(user, KEY);
        assertThat(claim(OTHER, NOW)).isInstanceOf(Known.Claimed.class);
        answers().keep(user, KEY, new Kept.Answer("{}"));

        Instant muchLater = NOW.plus(Duration.ofHours(25));
        assertThat(claim(ONE, muchLater)).isInstanceOf(Known.Claimed.class);
        assertThat(claim(ONE, muchLater)).isInstanceOf(Known.Running.class);

        answers().forget(muchLater.plusSeconds(1));
        assertThat(claim(ONE, muchLater)).isInstanceOf(Known.Claimed.class);
    }

    @Test
    void keepsUsersApart() {
        claim(ONE, NOW);

        assertThat(answers()
                        .claim(new StoredAnswers.Claim(
                                new UserId(UUID.randomUUID()), KEY, ONE, NOW, NOW, NOW)))
                .isInstanceOf(Known.Claimed.class);
    }

    private Known claim(String fingerprint, Instant now) {
        return answers()
                .claim(new StoredAnswers.Claim(
                        user,
                        KEY,
                        fingerprint,
                        now,
                        now.plusSeconds(60),
                        now.minus(Duration.ofHours(24))));
    }
}
