package com.ainews.openrouter.completions.domain;

import static com.ainews.openrouter.completions.domain.TestCandidates.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A world in which benchmarks and prices mislead: which model succeeds how often, how long its
 * answers are and how long they take is hidden, and only seen call by call. Regret is how much worth
 * a choice gives away against the best one, in expectation, summed over the rounds.
 */
class ModelRankingSimulationTest {

    private static final int ROUNDS = 2_000;
    private static final long[] SEEDS = {1, 2, 3, 4, 5};
    private static final RecommendationRequest REQUEST = request();

    /**
     * A model as it is.
     *
     * @param benchmark what is said of it
     * @param tokenPrice in millionths of a dollar
     * @param percent how many of a hundred calls succeed
     * @param answerTokens mean; each answer has from half to one and a half of it
     * @param latencyMs the same
     */
    private record Arm(
            String name,
            int benchmark,
            int tokenPrice,
            int percent,
            int answerTokens,
            int latencyMs) {

        ModelId id() {
            return new ModelId("maker/" + name);
        }

        Candidate candidate(OwnResults results) {
            return new Candidate(
                    id(),
                    128_000,
                    100_000,
                    Set.of(),
                    Set.of(),
                    BigDecimal.valueOf(benchmark),
                    new Usd(BigDecimal.valueOf(tokenPrice, 6))
                            .times(REQUEST.expectedAnswer(results).value()),
                    results);
        }

        /** What would be known of it after very many calls. */
        Candidate known() {
            long calls = 100_000_000;
            return candidate(new OwnResults(
                    calls,
                    calls / 100 * percent,
                    Usd.ZERO,
                    Duration.ofMillis(latencyMs),
                    null,
                    TokenCount.of(answerTokens)));
        }
    }

    private static final List<Arm> FEW = List.of(
            // Praised most, and fails half of the time.
            new Arm("praised", 70, 20, 50, 400, 6_000),
            // Cheapest by far, and fails most of the time.
            new Arm("cheapest", 35, 1, 25, 300, 1_000),
            // Nearly as good as the best by all that is said of it, but says and takes far more.
            new Arm("chatty", 66, 8, 96, 2_500, 20_000),
            new Arm("sound", 60, 8, 95, 300, 2_000),
            // Hard to tell from the best.
            new Arm("twin", 60, 8, 90, 300, 2_000),
            new Arm("plain", 45, 6, 90, 300, 2_500),
            new Arm("weak", 30, 4, 85, 300, 3_000));

    /** The same among sixty others, most of which are worse than they are said to be. */
    private static final List<Arm> MANY = Stream.of(
                    FEW.stream(),
                    IntStream.range(0, 60)
                            .mapToObj(i -> new Arm(
                                    "crowd" + i,
                                    25 + i * 37 % 45,
                                    4 + i * 13 % 17,
                                    30 + i * 29 % 55,
                                    300 + i * 7 % 400,
                                    1_500 + i * 101 % 4_000)))
            .flatMap(Function.identity())
            .toList();

    /** Says which model is called next, by what was seen so far. */
    private interface Policy {

        ModelId choose(List<Candidate> candidates, long seed);
    }

    private static final Policy THOMPSON = (candidates, seed) ->
            new ModelRanking(REQUEST, seed).rank(candidates).models().getFirst().model();

    private static final Comparator<Arm> CHEAPEST = Comparator.comparing(Arm::tokenPrice);
    private static final Comparator<Arm> PRAISED =
            Comparator.comparing(Arm::benchmark).reversed();

    /** By seed; the same for every test. */
    private static final List<List<Double>> LEARNT =
            LongStream.of(SEEDS).mapToObj(seed -> regrets(FEW, THOMPSON, seed)).toList();

    private static Policy always(List<Arm> arms, Comparator<Arm> order) {
        ModelId always = arms.stream().min(order).orElseThrow().id();
        return (_, _) -> always;
    }

    @Test
    void learnsWhatWorksWherePricesAndBenchmarksMislead() {
        for (int i = 0; i < SEEDS.length; i++) {
            double learnt = sum(LEARNT.get(i));

            assertThat(learnt)
                    .as("regret with seed %d", SEEDS[i])
                    .isLessThan(sum(regrets(FEW, always(FEW, CHEAPEST), SEEDS[i])) / 10)
                    .isLessThan(sum(regrets(FEW, always(FEW, PRAISED), SEEDS[i])) / 10);
        }
    }

    @Test
    void learnsAmongManyWithoutHavingToTryThemAllAtLength() {
        for (long seed : SEEDS) {
            double learnt = sum(regrets(MANY, THOMPSON, seed));

            assertThat(learnt)
                    .as("regret with seed %d", seed)
                    .isLessThan(sum(regrets(MANY, always(MANY, CHEAPEST), seed)) / 5)
                    .isLessThan(sum(regrets(MANY, always(MANY, PRAISED), seed)) / 5);
        }
    }

    @Test
    void regretsLessAndLess() {
        for (int i = 0; i < SEEDS.length; i++) {
            List<Double> regrets = LEARNT.get(i);

            assertThat(sum(regrets.subList(ROUNDS / 2, ROUNDS)))
                    .as("regret of the second half with seed %d", SEEDS[i])
                    .isLessThan(sum(regrets.subList(0, ROUNDS / 2)));
        }
    }

    @Test
    void stillTriesOthersLateNowAndThen() {
        long tried = LEARNT.stream()
                .flatMap(regrets -> regrets.subList(ROUNDS / 2, ROUNDS).stream())
                .filter(regret -> regret > 0)
                .count();

        assertThat(tried).isBetween(1L, (long) SEEDS.length * ROUNDS / 20);
    }

    /** What each round gave away. */
    private static List<Double> regrets(List<Arm> arms, Policy policy, long seed) {
        Map<ModelId, BigDecimal> worth = new HashMap<>();
        List<Candidate> known = arms.stream().map(Arm::known).toList();
        Usual usual = Usual.among(known, REQUEST);
        Yardstick yardstick = Yardstick.of(known, REQUEST, usual);
        known.forEach(candidate -> worth.put(
                candidate.id(),
                Appraisal.of(candidate, usual, yardstick, REQUEST).expectedScore()));
        double best = worth.values().stream()
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElseThrow();
        var world = new World(arms, seed);
        List<Double> regrets = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ModelId chosen = policy.choose(world.candidates(), seed * ROUNDS + round);
            world.call(chosen);
            regrets.add(best - Objects.requireNonNull(worth.get(chosen)).doubleValue());
        }
        return regrets;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Calls models, and keeps what comes of it. */
    private static final class World {

        private final List<Arm> arms;
        private final SplittableRandom random;
        private final Map<ModelId, Seen> seen = new HashMap<>();

        World(List<Arm> arms, long seed) {
            this.arms = arms;
            random = new SplittableRandom(seed);
        }

        List<Candidate> candidates() {
            return arms.stream()
                    .map(arm -> arm.candidate(
                            seen.getOrDefault(arm.id(), Seen.NOTHING).results()))
                    .toList();
        }

        void call(ModelId model) {
            Arm arm = arms.stream()
                    .filter(known -> known.id().equals(model))
                    .findFirst()
                    .orElseThrow();
            boolean success = random.nextInt(100) < arm.percent();
            Seen before = seen.getOrDefault(model, Seen.NOTHING);
            seen.put(
                    model,
                    success
                            ? before.completed(around(arm.latencyMs()), around(arm.answerTokens()))
                            : before.failed());
        }

        private long around(int mean) {
            return random.nextLong(mean / 2, mean + mean / 2);
        }
    }

    private record Seen(long calls, long completed, long latencyMs, long answerTokens) {

        static final Seen NOTHING = new Seen(0, 0, 0, 0);

        Seen completed(long latency, long answer) {
            return new Seen(calls + 1, completed + 1, latencyMs + latency, answerTokens + answer);
        }

        Seen failed() {
            return new Seen(calls + 1, completed, latencyMs, answerTokens);
        }

        OwnResults results() {
            long divisor = Math.max(1, completed);
            return new OwnResults(
                    calls,
                    completed,
                    Usd.ZERO,
                    Duration.ofMillis(latencyMs / divisor),
                    null,
                    TokenCount.of(answerTokens / divisor));
        }
    }
}
