package com.ainews.openrouter.completions.domain;

import static com.ainews.openrouter.completions.domain.TestCandidates.candidate;
import static com.ainews.openrouter.completions.domain.TestCandidates.ids;
import static com.ainews.openrouter.completions.domain.TestCandidates.request;
import static com.ainews.openrouter.completions.domain.TestCandidates.results;
import static com.ainews.openrouter.completions.domain.TestCandidates.weights;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ModelRankingTest {

    private static final long SEED = 42;

    @Test
    void weightsDecideWhoIsFirst() {
        OwnResults known = results(1_000, 990, 2_000);
        List<Candidate> candidates = List.of(
                candidate("maker/good", "60", "0.01", known),
                candidate("maker/cheap", "30", "0.0001", known),
                candidate("maker/quick", "30", "0.01", results(1_000, 990, 100)));

        assertThat(first(candidates, weights("1", "0", "0"))).isEqualTo("maker/good");
        assertThat(first(candidates, weights("0", "1", "0"))).isEqualTo("maker/cheap");
        assertThat(first(candidates, weights("0", "0", "1"))).isEqualTo("maker/quick");
    }

    @Test
    void whatFailsIsWorthLittleHoweverCheapAndQuick() {
        List<Candidate> candidates = List.of(
                candidate("maker/fails", "60", "0", results(1_000, 100, 10)),
                candidate("maker/works", "60", "0.01", results(1_000, 990, 2_000)));

        assertThat(first(candidates, weights("0.5", "0.3", "0.2"))).isEqualTo("maker/works");
    }

    @Test
    void whatWasTriedRarelyGetsItsChanceAndWhatIsKnownToBeWorseDoesNot() {
        List<Candidate> candidates = List.of(
                candidate("maker/known", "50", "0.001", results(1_000, 900, 2_000)),
                candidate("maker/new", "50", "0.001", OwnResults.NONE),
                candidate("maker/worse", "50", "0.001", results(1_000, 700, 2_000)));

        Set<String> firsts = new TreeSet<>(LongStream.range(0, 200)
                .mapToObj(seed ->
                        ids(new ModelRanking(request(), seed).rank(candidates)).getFirst())
                .toList());

        assertThat(firsts).containsExactly("maker/known", "maker/new");
    }

    @Test
    void ofManyThatWereNeverTriedOnlyTheMostPromisingTakePart() {
        List<Candidate> candidates = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> candidate("maker/m" + i, "" + i, "0.001", OwnResults.NONE))
                .toList();

        Recommendations ranked = new ModelRanking(request(), SEED).rank(candidates);

        assertThat(ranked.considered()).isEqualTo(300);
        assertThat(ids(ranked))
                .hasSize(20)
                .containsAll(IntStream.rangeClosed(285, 300)
                        .mapToObj(i -> "maker/m" + i)
                        .toList());
    }

    @Test
    void eachThatWasNeverTriedGetsItsTurnHoweverManyPromiseMore() {
        List<Candidate> candidates = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> candidate("maker/m" + i, "" + i, "0.001", OwnResults.NONE))
                .toList();

        Set<String> drawn = new TreeSet<>();
        LongStream.range(0, 200)
                .forEach(seed ->
                        drawn.addAll(ids(new ModelRanking(request(), seed).rank(candidates))));

        assertThat(drawn).hasSize(60);
    }

    @Test
    void whatWasTriedTakesNoPlaceOfTheUntried() {
        List<Candidate> candidates = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> candidate(
                        "maker/m" + i,
                        "" + i,
                        "0.001",
                        i == 1 ? OwnResults.NONE : results(100, 90, 2_000)))
                .toList();

        assertThat(ids(new ModelRanking(request(), SEED).rank(candidates))).contains("maker/m1");
    }

    @Test
    void aLatencyThatIsOnlyAssumedLowersTheScoreAndRefusesNobody() {
        Candidate untimed = candidate("maker/untimed", "50", "0.001", OwnResults.NONE);
        Candidate slow = candidate("maker/slow", "50", "0.001", results(100, 95, 9_000));
        Candidate quick = candidate("maker/quick", "50", "0.001", results(100, 95, 500));

        Recommendations fresh =
                new ModelRanking(within(Duration.ofSeconds(2)), SEED).rank(List.of(untimed));
        Recommendations later = new ModelRanking(within(Duration.ofSeconds(2)), SEED)
                .rank(List.of(untimed, slow, quick));

        assertThat(ids(fresh)).containsExactly("maker/untimed");
        assertThat(reasons(fresh, "maker/untimed"))
                .contains("no answer was timed here, so 4.0 s are assumed, more than 2.0 s, which"
                        + " is not sure, so it counts for less");
        assertThat(fresh.models().getFirst().expectedScore())
                .isLessThan(new ModelRanking(request(), SEED)
                        .rank(List.of(untimed))
                        .models()
                        .getFirst()
                        .expectedScore());
        assertThat(ids(later)).containsExactlyInAnyOrder("maker/untimed", "maker/quick");
        assertThat(later.leftOut()).containsExactly(Map.entry(Unfit.LATENCY, 1));
    }

    @Test
    void theExpectedLatencyGrowsWithTheAnswerThatIsAskedFor() {
        // A second until it begins, then a hundred tokens a second.
        var own = new OwnResults(
                1_000_000,
                1_000_000,
                Usd.ZERO,
                Duration.ofMillis(4_000),
                Duration.ofMillis(1_000),
                TokenCount.of(300));
        Candidate said = new Candidate(
                new ModelId("maker/said"),
                128_000,
                100_000,
                Set.of(),
                Set.of(),
                null,
                Usd.ZERO,
                Pace.of(Duration.ofMillis(500), new BigDecimal("50")),
                OwnResults.NONE);
        List<Candidate> candidates = List.of(candidate("maker/timed", null, "0", own), said);

        Recommendations ranked = new ModelRanking(answering(2_000), SEED).rank(candidates);

        assertThat(latency(ranked, "maker/timed")).hasMillis(21_000);
        assertThat(latency(ranked, "maker/said")).hasMillis(40_500);
        assertThat(reasons(ranked, "maker/said"))
                .contains("no answer was timed here, but its providers need about 40.5 s for 2000"
                        + " tokens");
        assertThat(latency(new ModelRanking(answering(100), SEED).rank(candidates), "maker/timed"))
                .hasMillis(2_000);
    }

    @Test
    void marksOfAnswersAreAFactorOfTheirWorthAndToldWithTheirNumbers() {
        List<Candidate> candidates = List.of(
                candidate("maker/sloppy", "50", "0.001", marked(200, "0.60")),
                candidate("maker/careful", "50", "0.001", marked(200, "0.95")),
                candidate("maker/unmarked", "50", "0.001", marked(0, "0")));

        Recommendations ranked = new ModelRanking(request(), SEED).rank(candidates);

        assertThat(expected(ranked, "maker/careful"))
                .isGreaterThan(expected(ranked, "maker/sloppy").multiply(new BigDecimal("1.5")));
        assertThat(expected(ranked, "maker/unmarked"))
                .as("nothing is known against it")
                .isGreaterThan(expected(ranked, "maker/sloppy").multiply(new BigDecimal("0.99")));
        assertThat(reasons(ranked, "maker/sloppy"))
                .contains("answers here got a mean mark of 0.60 of 1 in 200 checks");
    }

    @Test
    void aContextThatIsTooSmallIsOutOfTheQuestion() {
        RecommendationRequest any = request();
        var longer = new RecommendationRequest(
                any.task(),
                any.input(),
                null,
                Set.of(),
                Set.of(),
                128_001,
                null,
                null,
                any.weights(),
                5,
                null);

        Recommendations ranked = new ModelRanking(longer, SEED)
                .rank(List.of(candidate("maker/short", null, "0.1", OwnResults.NONE)));

        assertThat(ranked.models()).isEmpty();
        assertThat(ranked.leftOut()).containsExactly(Map.entry(Unfit.CONTEXT, 1));
    }

    @Test
    void nothingIsRecommendedWhereNothingFits() {
        assertThat(new ModelRanking(request(), SEED).rank(List.of()).models()).isEmpty();
    }

    @Test
    void tellsItsReasonsWithTheirNumbers() {
        Recommendations ranked = new ModelRanking(request(), SEED)
                .rank(List.of(
                        candidate("maker/known", "41.20", "0.00021345", results(340, 330, 1_800)),
                        candidate("maker/rare", null, "0.03", results(3, 3, 1_800)),
                        candidate("maker/new", null, "0", OwnResults.NONE)));

        assertThat(reasons(ranked, "maker/known"))
                .startsWith(
                        "costs about 0.00021 USD for this call, 1 of 3 cost less",
                        "intelligence index 41.2 (Artificial Analysis)",
                        "answers with 300 tokens in about 1.8 s here, beginning after 0.5 s",
                        "97 % of 340 calls here succeeded",
                        "an answer here cost about 0.001 USD on average");
        assertThat(reasons(ranked, "maker/rare"))
                .contains(
                        "100 % of 3 calls here succeeded",
                        "tried rarely here (3 calls), so its place is uncertain");
        assertThat(reasons(ranked, "maker/new"))
                .startsWith(
                        "costs nothing for this call, cheapest of 3",
                        "no intelligence index is known, so it counts as half as good as the best",
                        "no answer was timed here, so 1.8 s are assumed",
                        "never tried here, so its place is uncertain");
        assertThat(reasons(ranked, "maker/known").getLast())
                .matches("placed by a success rate of \\d+ %, drawn by chance around the expected"
                        + " 97 %");
    }

    @Test
    void someModelsSayMoreThanOthers() {
        OwnResults shortSpoken = results(1_000, 1_000, 100);

        assertThat(request().expectedAnswer(OwnResults.NONE).value()).isEqualTo(300);
        assertThat(request().expectedAnswer(shortSpoken).value()).isEqualTo(300);
        assertThat(Task.CODE.answerTokens().value()).isGreaterThan(300);
        assertThat(new OwnResults(
                                5,
                                5,
                                shortSpoken.meanCost(),
                                shortSpoken.meanLatency(),
                                null,
                                shortSpoken.meanAnswer())
                        .answer(Task.CODE.answerTokens())
                        .value())
                .isEqualTo((300 + 1_500) / 2);
    }

    @Test
    void weightsOfAnySizeAreBroughtToASumOfOne() {
        Weights weights = weights("30", "10", "10");

        assertThat(weights.quality()).isEqualByComparingTo("0.6");
        assertThat(weights.mean(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE))
                .isEqualByComparingTo("1");
    }

    private static OwnResults marked(long marks, String mean) {
        return new OwnResults(
                1_000,
                990,
                Usd.ZERO,
                Duration.ofSeconds(2),
                null,
                TokenCount.of(300),
                marks,
                new BigDecimal(mean));
    }

    private static RecommendationRequest within(Duration maxLatency) {
        RecommendationRequest any = request();
        return new RecommendationRequest(
                any.task(),
                any.input(),
                null,
                Set.of(),
                Set.of(),
                0,
                null,
                maxLatency,
                any.weights(),
                5,
                null);
    }

    private static RecommendationRequest answering(long tokens) {
        RecommendationRequest any = request();
        return new RecommendationRequest(
                any.task(),
                any.input(),
                TokenCount.of(tokens),
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                any.weights(),
                5,
                null);
    }

    private static Duration latency(Recommendations ranked, String model) {
        return find(ranked, model).expectedLatency();
    }

    private static BigDecimal expected(Recommendations ranked, String model) {
        return find(ranked, model).expectedScore();
    }

    private static String first(List<Candidate> candidates, Weights weights) {
        return ids(new ModelRanking(request(weights), SEED).rank(candidates)).getFirst();
    }

    private static List<String> reasons(Recommendations ranked, String model) {
        return find(ranked, model).reasons();
    }

    private static Recommendation find(Recommendations ranked, String model) {
        return ranked.models().stream()
                .filter(recommendation -> recommendation.model().value().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
