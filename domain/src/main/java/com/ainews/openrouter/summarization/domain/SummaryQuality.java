package com.ainews.openrouter.summarization.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How good a summary was found to be.
 *
 * @param score from zero to one: the mean of the marks of all checks that could be made
 * @param failed the checks that it did not pass
 */
public record SummaryQuality(BigDecimal score, List<SummaryCheck> failed) {

    private static final int DIGITS = 2;

    public SummaryQuality {
        failed = List.copyOf(failed);
    }

    /**
     * @param marks from zero to one, of at least one check
     */
    static SummaryQuality of(Map<SummaryCheck, BigDecimal> marks) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<SummaryCheck, BigDecimal> mark : marks.entrySet()) {
            sum = sum.add(mark.getValue().multiply(mark.getKey().weight()));
            weights = weights.add(mark.getKey().weight());
        }
        return new SummaryQuality(
                sum.divide(weights, DIGITS, RoundingMode.HALF_UP),
                marks.entrySet().stream()
                        .filter(mark -> !mark.getKey().isPassedWith(mark.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }
}
