package com.ainews.openrouter.completions.domain;

import static com.ainews.openrouter.completions.domain.TestCandidates.candidate;
import static com.ainews.openrouter.completions.domain.TestCandidates.results;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThriftTest {

    private static final OwnResults WORKS = results(100, 95, 2_000);

    private static final long TRIAL = firstSeed(true);
    private static final long NO_TRIAL = firstSeed(false);

    private final Candidate preferred = candidate("maker/preferred", "50", "0.01", OwnResults.NONE);

    @Test
    void theCheapestThatIsGoodEnoughComesFirst() {
        assertThat(cheaper(
                        candidate("maker/cheap", "45", "0.002", WORKS),
                        candidate("maker/cheapest", "45", "0.001", WORKS),
                        candidate("maker/better", "60", "0.003", WORKS)))
                .containsExactly("maker/cheapest", "maker/cheap", "maker/better");
    }

    @Test
    void aLowerBenchmarkOrNoneIsNotGoodEnough() {
        assertThat(cheaper(
                        candidate("maker/worse", "44.9", "0.001", WORKS),
                        candidate("maker/unmeasured", null, "0.001", WORKS)))
                .isEmpty();
    }

    @Test
    void whatFailsIsNotGoodEnoughHoweverRarelyItWasTried() {
        assertThat(cheaper(
                        candidate("maker/fails", "50", "0.001", results(100, 94, 2_000)),
                        candidate("maker/failed", "50", "0.001", results(2, 0, 2_000))))
                .isEmpty();
    }

    @Test
    void whatHasNotShownThatItWorksIsGoodEnoughWithAsGoodABenchmark() {
        assertThat(cheaper(
                        candidate("maker/new", "50", "0.001", OwnResults.NONE),
                        candidate("maker/rare", "50", "0.002", results(19, 18, 2_000)),
                        candidate("maker/worse", "49.9", "0.001", OwnResults.NONE)))
                .containsExactly("maker/new", "maker/rare");
    }

    @Test
    void aSmallShareOfCallsGoesToWhatIsSomewhatWorseAndHasToShowThatItWorks() {
        List<Candidate> others =
                List.of(candidate("maker/worse", "45", "0.001", results(3, 3, 2_000)));

        long trials = LongStream.range(0, 1_000)
                .filter(seed -> !new Thrift(preferred, seed).cheaper(others).isEmpty())
                .count();

        assertThat(trials).isBetween(60L, 140L);
        assertThat(new Thrift(preferred, TRIAL).cheaper(others)).isEqualTo(others);
        assertThat(new Thrift(preferred, TRIAL)
                        .cheaper(List.of(
                                candidate("maker/bad", "44.9", "0.001", OwnResults.NONE),
                                candidate("maker/fails", "45", "0.001", results(3, 1, 2_000)))))
                .isEmpty();
    }

    @Test
    void whatGotClearlyWorseMarksIsNotGoodEnough() {
        Candidate marked = candidate("maker/preferred", "50", "0.01", marked("0.9"));

        assertThat(new Thrift(marked, NO_TRIAL)
                        .cheaper(List.of(
                                candidate("maker/sloppy", "50", "0.001", marked("0.8")),
                                candidate("maker/fair", "50", "0.001", marked("0.82")))))
                .extracting(candidate -> candidate.id().value())
                .containsExactly("maker/fair");
    }

    @Test
    void whatCostsAsMuchSavesNothing() {
        assertThat(cheaper(candidate("maker/same", "50", "0.01", WORKS))).isEmpty();
    }

    @Test
    void nothingReplacesAModelThatWasNotMeasured() {
        Candidate cheap = candidate("maker/cheap", "50", "0.001", WORKS);

        assertThat(new Thrift(candidate("maker/p", null, "0.01", WORKS), NO_TRIAL)
                        .cheaper(List.of(cheap)))
                .isEmpty();
        assertThat(new Thrift(candidate("maker/p", "0", "0.01", WORKS), NO_TRIAL)
                        .cheaper(List.of(cheap)))
                .isEmpty();
    }

    private static OwnResults marked(String mean) {
        return new OwnResults(
                100,
                100,
                Usd.ZERO,
                Duration.ofSeconds(2),
                null,
                TokenCount.of(300),
                100,
                new BigDecimal(mean));
    }

    private static long firstSeed(boolean isTrial) {
        return LongStream.range(0, 1_000)
                .filter(seed -> isTrial
                        == (new SplittableRandom(seed).nextInt(Thrift.CALLS_PER_TRIAL) == 0))
                .findFirst()
                .orElseThrow();
    }

    private List<String> cheaper(Candidate... others) {
        return new Thrift(preferred, NO_TRIAL)
                .cheaper(Arrays.asList(others)).stream()
                        .map(candidate -> candidate.id().value())
                        .toList();
    }
}
