package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class ModelRankingPropertiesTest {

    private static final int TRIES = 300;
    private static final Usual USUAL = new Usual(Duration.ofSeconds(5), BigDecimal.ONE);
    private static final ModelId ORIGINAL = new ModelId("maker/original");
    private static final ModelId BETTER = new ModelId("maker/better");

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<OwnResults> results = Combinators.combine(
                        Arbitraries.longs().between(0, 500),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.longs().between(1, 3_000))
                .as((calls, percent, latency, answer) -> new OwnResults(
                        calls,
                        calls * percent / 100,
                        Usd.of("0.001"),
                        Duration.ofMillis(latency),
                        null,
                        TokenCount.of(answer)));
        Arbitrary<Candidate> candidate = Combinators.combine(
                        Arbitraries.longs().between(-10, 5_000),
                        Arbitraries.of("tools", "structured_outputs").set(),
                        Arbitraries.of("text", "image").set(),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                                .ofScale(1)
                                .injectNull(0.3),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.ONE)
                                .ofScale(6)
                                .map(Usd::new),
                        results)
                .as((room, parameters, modalities, benchmark, cost, own) -> new Candidate(
                        ORIGINAL,
                        room + 1_000,
                        room,
                        parameters,
                        modalities,
                        benchmark,
                        cost,
                        own));
        return candidate.list().ofMaxSize(40).map(ModelRankingPropertiesTest::named);
    }

    @Provide
    Arbitrary<RecommendationRequest> requests() {
        Arbitrary<BigDecimal> weight = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(2);
        Arbitrary<Weights> weights = Combinators.combine(weight, weight, weight)
                .as((quality, cost, speed) -> Weights.of(
                        // Not all of them may be zero.
                        quality.add(new BigDecimal("0.01")), cost, speed));
        return Combinators.combine(
                        Arbitraries.of(Task.class),
                        Arbitraries.longs()
                                .between(1, 2_000)
                                .map(TokenCount::of)
                                .injectNull(0.5),
                        Arbitraries.of("tools", "structured_outputs").set(),
                        Arbitraries.of("text", "image").set(),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.ONE)
                                .ofScale(6)
                                .map(Usd::new)
                                .injectNull(0.5),
                        Arbitraries.longs()
                                .between(1, 60_000)
                                .map(Duration::ofMillis)
                                .injectNull(0.5),
                        weights,
                        Arbitraries.integers().between(1, ModelRanking.CONTENDERS))
                .as(ModelRankingPropertiesTest::request);
    }

    @Property(tries = TRIES)
    void equalSeedsGiveEqualRanksInWhateverOrderCandidatesCome(
            @ForAll("requests") RecommendationRequest request,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll @LongRange(min = 0) long seed) {
        List<Candidate> backwards = new ArrayList<>(candidates);
        Collections.reverse(backwards);

        assertThat(new ModelRanking(request, seed).rank(backwards))
                .isEqualTo(new ModelRanking(request, seed).rank(candidates));
    }

    @Property(tries = TRIES)
    void nothingIsRecommendedThatIsOutOfTheQuestion(
            @ForAll("requests") RecommendationRequest request,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll @LongRange(min = 0) long seed) {
        Map<ModelId, Candidate> byId =
                candidates.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));

        Recommendations ranked = new ModelRanking(request, seed).rank(candidates);

        Usd maxCost = request.maxCost();
        Duration maxLatency = request.maxLatency();
        assertThat(ranked.models()).hasSizeLessThanOrEqualTo(request.limit());
        assertThat(ranked.models()).allSatisfy(model -> {
            Candidate candidate = Objects.requireNonNull(byId.get(model.model()));
            assertThat(candidate.room())
                    .isGreaterThanOrEqualTo(
                            request.expectedAnswer(candidate.results()).value());
            assertThat(candidate.parameters()).containsAll(request.parameters());
            assertThat(candidate.inputModalities()).containsAll(request.inputModalities());
            assertThat(maxCost == null || model.expectedCost().compareTo(maxCost) <= 0)
                    .isTrue();
            Duration timed = candidate.timed(request.expectedAnswer(candidate.results()));
            assertThat(maxLatency == null
                            || timed == null
                            || timed.compareTo(maxLatency) <= 0
                            || model.expectedLatency().compareTo(maxLatency) <= 0)
                    .isTrue();
        });
        int leftOut =
                ranked.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(ranked.models()).hasSize(Math.min(candidates.size() - leftOut, request.limit()));
    }

    @Property(tries = TRIES)
    void scoresAndRatesAreSharesAndRanksFollowThem(
            @ForAll("requests") RecommendationRequest request,
            @ForAll("candidates") List<Candidate> candidates,
            @ForAll @LongRange(min = 0) long seed) {
        List<Recommendation> models =
                new ModelRanking(request, seed).rank(candidates).models();

        assertThat(models)
                .allSatisfy(model -> assertThat(List.of(
                                model.score(), model.expectedScore(), model.expectedSuccess()))
                        .allSatisfy(share ->
                                assertThat(share).isBetween(BigDecimal.ZERO, BigDecimal.ONE)));
        assertThat(models).isSortedAccordingTo((a, b) -> b.score().compareTo(a.score()));
    }

    /** Both were called as often, so that neither is better known than the other. */
    @Property(tries = TRIES)
    void aModelThatIsBetterInAllRespectsIsNeverExpectedToBeWorse(
            @ForAll("requests") RecommendationRequest request,
            @ForAll("candidates") List<Candidate> others,
            @ForAll @LongRange(min = 0, max = 300) long calls,
            @ForAll @LongRange(min = 0, max = 100) long percent,
            @ForAll @LongRange(min = 0, max = 100) long benchmark,
            @ForAll @LongRange(min = 0, max = 20) long advance) {
        long completed = calls * percent / 100;
        List<Candidate> candidates = new ArrayList<>(others.stream().limit(5).toList());
        candidates.add(rival(ORIGINAL, calls, completed, benchmark, 20 + advance));
        candidates.add(rival(BETTER, calls, completed, benchmark + advance, 20));
        RecommendationRequest open = new RecommendationRequest(
                request.task(),
                request.input(),
                request.answer(),
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                request.weights(),
                ModelRanking.CONTENDERS,
                null);

        Map<ModelId, BigDecimal> expected = new HashMap<>();
        new ModelRanking(open, 1)
                .rank(candidates)
                .models()
                .forEach(model -> expected.put(model.model(), model.expectedScore()));

        assertThat(expected.get(BETTER)).isGreaterThanOrEqualTo(expected.get(ORIGINAL));
    }

    @Property(tries = TRIES)
    void moreSuccessesAreNeverExpectedToBeWorse(
            @ForAll("requests") RecommendationRequest request,
            @ForAll @LongRange(min = 0, max = 300) long completed,
            @ForAll @LongRange(min = 0, max = 300) long failed) {
        Yardstick yardstick = Yardstick.of(List.of(rival(ORIGINAL, 1, 1, 50, 1)), request, USUAL);

        assertThat(expectedSuccess(yardstick, request, completed + failed, completed))
                .isLessThanOrEqualTo(
                        expectedSuccess(yardstick, request, completed + failed + 1, completed + 1));
    }

    private static BigDecimal expectedSuccess(
            Yardstick yardstick, RecommendationRequest request, long calls, long completed) {
        return Appraisal.of(rival(ORIGINAL, calls, completed, 50, 1), USUAL, yardstick, request)
                .expectedSuccess();
    }

    private static Candidate rival(
            ModelId id, long calls, long completed, long benchmark, long burden) {
        return new Candidate(
                id,
                1_000_000,
                1_000_000,
                Set.of(),
                Set.of(),
                BigDecimal.valueOf(benchmark),
                new Usd(BigDecimal.valueOf(burden, 4)),
                new OwnResults(
                        calls,
                        completed,
                        Usd.ZERO,
                        Duration.ofMillis(burden * 100),
                        null,
                        TokenCount.of(100)));
    }

    private static List<Candidate> named(List<Candidate> candidates) {
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> {
                    Candidate candidate = candidates.get(i);
                    return new Candidate(
                            new ModelId("maker/m" + i),
                            candidate.context(),
                            candidate.room(),
                            candidate.parameters(),
                            candidate.inputModalities(),
                            candidate.benchmark(),
                            candidate.expectedCost(),
                            candidate.results());
                })
                .toList();
    }

    private static RecommendationRequest request(
            Task task,
            @Nullable TokenCount answer,
            Set<String> parameters,
            Set<String> modalities,
            @Nullable Usd maxCost,
            @Nullable Duration maxLatency,
            Weights weights,
            int limit) {
        return new RecommendationRequest(
                task,
                TokenCount.of(1_000),
                answer,
                parameters,
                modalities,
                0,
                maxCost,
                maxLatency,
                weights,
                limit,
                null);
    }
}
