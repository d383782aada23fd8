package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.Usd;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says in words why a model has its place. */
final class Reasons {

    /** Up to here a success rate says little. */
    private static final long FEW_CALLS = 10;

    private static final int SIGNIFICANT_DIGITS = 2;

    private final RecommendationRequest request;
    private final List<Appraisal> all;

    /**
     * @param all those who fit, with whom a model is compared
     */
    Reasons(RecommendationRequest request, List<Appraisal> all) {
        this.request = request;
        this.all = all;
    }

    List<String> of(Appraisal appraisal, BigDecimal drawnSuccess) {
        OwnResults results = appraisal.candidate().results();
        List<String> reasons = new ArrayList<>();
        reasons.add(cost(appraisal));
        reasons.add(quality(appraisal.candidate()));
        reasons.add(latency(appraisal));
        if (results.calls() > 0) {
            reasons.add("%s of %d calls here succeeded"
                    .formatted(
                            percent(BigDecimal.valueOf(results.completed())
                                    .divide(
                                            BigDecimal.valueOf(results.calls()),
                                            MathContext.DECIMAL64)),
                            results.calls()));
        }
        if (results.marks() > 0) {
            reasons.add("answers here got a mean mark of %s of 1 in %s"
                    .formatted(
                            results.meanMark().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                            results.marks() == 1 ? "1 check" : results.marks() + " checks"));
        }
        if (results.meanCost().isPositive()) {
            reasons.add(
                    "an answer here cost about %s on average".formatted(usd(results.meanCost())));
        }
        if (results.calls() == 0) {
            reasons.add("never tried here, so its place is uncertain");
        } else if (results.calls() < FEW_CALLS) {
            reasons.add("tried rarely here (%s), so its place is uncertain"
                    .formatted(results.calls() == 1 ? "1 call" : results.calls() + " calls"));
        }
        reasons.add("placed by a success rate of %s, drawn by chance around the expected %s"
                .formatted(percent(drawnSuccess), percent(appraisal.expectedSuccess())));
        return reasons;
    }

    private String cost(Appraisal appraisal) {
        Usd cost = appraisal.cost();
        long cheaper =
                all.stream().filter(other -> other.cost().compareTo(cost) < 0).count();
        String place = cheaper == 0
                ? "cheapest of " + all.size()
                : "%d of %d cost less".formatted(cheaper, all.size());
        String price = cost.isPositive() ? "about " + usd(cost) : "nothing";
        return "costs %s for this call, %s".formatted(price, place);
    }

    static String usd(Usd amount) {
        return amount.amount()
                        .round(new MathContext(SIGNIFICANT_DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                + " USD";
    }

    private String quality(Candidate candidate) {
        String title = request.task().benchmark().title();
        BigDecimal benchmark = candidate.benchmark();
        return benchmark == null
                ? "no %s is known, so it counts as half as good as the best".formatted(title)
                : "%s %s (Artificial Analysis)"
                        .formatted(title, benchmark.stripTrailingZeros().toPlainString());
    }

    private String latency(Appraisal appraisal) {
        OwnResults results = appraisal.candidate().results();
        String time = seconds(appraisal.latency());
        Duration most = request.maxLatency();
        String late = most == null || appraisal.latency().compareTo(most) <= 0
                ? ""
                : ", more than %s, which is not sure, so it counts for less"
                        .formatted(seconds(most));
        if (!results.isTimed()) {
            return appraisal.candidate().said() == null
                    ? "no answer was timed here, so %s are assumed%s".formatted(time, late)
                    : "no answer was timed here, but its providers need about %s for %d tokens%s"
                            .formatted(time, appraisal.answer().value(), late);
        }
        Duration first = results.meanFirstToken();
        String beginning = first == null ? "" : ", beginning after " + seconds(first);
        return "answers with %d tokens in about %s here%s%s"
                .formatted(appraisal.answer().value(), time, beginning, late);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString()
                + " s";
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %";
    }
}
