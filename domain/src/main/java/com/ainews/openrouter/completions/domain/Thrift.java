package com.ainews.openrouter.completions.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which models are good enough to take the place of a preferred one, since they cost less. One that
 * has shown here that it works may be somewhat worse in the benchmark. One that has not must be as
 * good there, but for a small share of calls, by which it can show it. A model that was not
 * measured is never good enough.
 */
public final class Thrift {

    /** So much of the preferred model's benchmark it must have, and of its answers' marks … */
    static final BigDecimal QUALITY_SHARE = new BigDecimal("0.9");

    /** … and so many calls here, enough to tell one failure in twenty from chance … */
    static final long MIN_CALLS = 20;

    /** … of which so many succeeded. */
    static final BigDecimal MIN_SUCCESS = new BigDecimal("0.95");

    /** One call in so many goes to a model that has to show that it works. */
    static final int CALLS_PER_TRIAL = 10;

    private static final Comparator<Candidate> CHEAPEST_FIRST = Comparator.comparing(
                    Candidate::expectedCost)
            .thenComparing(candidate -> candidate.id().value());

    private final Candidate preferred;
    private final boolean isTrial;

    /**
     * @param preferred what would be called else
     * @param seed whether this call is a trial is drawn from it
     */
    public Thrift(Candidate preferred, long seed) {
        this.preferred = preferred;
        this.isTrial = new SplittableRandom(seed).nextInt(CALLS_PER_TRIAL) == 0;
    }

    /** Whether anything can be good enough in place of a model with such a benchmark. */
    public static boolean canReplace(@Nullable BigDecimal benchmark) {
        return benchmark != null && benchmark.signum() > 0;
    }

    /** Those that are good enough and cost less, cheapest first. */
    public List<Candidate> cheaper(List<Candidate> others) {
        BigDecimal benchmark = preferred.benchmark();
        if (benchmark == null || !canReplace(benchmark)) {
            return List.of();
        }
        return others.stream()
                .filter(other -> other.expectedCost().compareTo(preferred.expectedCost()) < 0)
                .filter(other -> isGoodEnough(other, benchmark))
                .sorted(CHEAPEST_FIRST)
                .toList();
    }

    /** Why one takes the place of the preferred one, in words with their numbers. */
    public static String reason(Candidate preferred, Candidate other) {
        OwnResults results = other.results();
        return "expected to cost %s instead of %s, with a benchmark of %s against %s and %s"
                .formatted(
                        Reasons.usd(other.expectedCost()),
                        Reasons.usd(preferred.expectedCost()),
                        plain(other.benchmark()),
                        plain(preferred.benchmark()),
                        results.calls() == 0
                                ? "no calls here so far"
                                : "%d of %d calls here answered"
                                        .formatted(results.completed(), results.calls()));
    }

    private static String plain(@Nullable BigDecimal benchmark) {
        return benchmark == null ? "none" : benchmark.stripTrailingZeros().toPlainString();
    }

    private boolean isGoodEnough(Candidate other, BigDecimal benchmark) {
        BigDecimal least = isTrial || hasShown(other.results())
                ? benchmark.multiply(QUALITY_SHARE)
                : benchmark;
        return other.benchmark() != null
                && other.benchmark().compareTo(least) >= 0
                && works(other.results())
                && isMarkedAsWell(other.results());
    }

    private static boolean hasShown(OwnResults results) {
        return results.calls() >= MIN_CALLS;
    }

    /** As far as that was seen: while few calls were made as many may fail as of the least. */
    private static boolean works(OwnResults results) {
        BigDecimal calls = BigDecimal.valueOf(Math.max(MIN_CALLS, results.calls()));
        BigDecimal failed = BigDecimal.valueOf(results.calls() - results.completed());
        return failed.compareTo(calls.subtract(calls.multiply(MIN_SUCCESS))) <= 0;
    }

    private boolean isMarkedAsWell(OwnResults results) {
        return results.marks() < MIN_CALLS
                || preferred.results().marks() < MIN_CALLS
                || results.meanMark()
                                .compareTo(preferred.results().meanMark().multiply(QUALITY_SHARE))
                        >= 0;
    }
}
