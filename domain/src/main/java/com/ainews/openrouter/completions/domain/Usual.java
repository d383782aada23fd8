package com.ainews.openrouter.completions.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be assumed of a model of which it is not known: the median of those of which it is.
 *
 * @param latency of a whole answer to this request
 * @param mark of an answer's quality; one where nobody gives marks
 */
record Usual(Duration latency, BigDecimal mark) {

    static Usual among(List<Candidate> candidates, RecommendationRequest request) {
        BigDecimal latency = median(candidates.stream()
                .map(candidate -> candidate.timed(request.expectedAnswer(candidate.results())))
                .filter(Objects::nonNull)
                .map(timed -> BigDecimal.valueOf(timed.toMillis())));
        BigDecimal mark = median(candidates.stream()
                .filter(candidate -> candidate.results().marks() > 0)
                .map(candidate -> candidate.results().meanMark()));
        return new Usual(
                latency == null
                        ? Pace.USUAL.until(request.expectedAnswer(OwnResults.NONE))
                        : Duration.ofMillis(latency.longValue()),
                mark == null ? BigDecimal.ONE : mark);
    }

    /** The lower one of the two in the middle; null of nothing. */
    static @Nullable BigDecimal median(Stream<BigDecimal> values) {
        List<BigDecimal> sorted = values.sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }
}
