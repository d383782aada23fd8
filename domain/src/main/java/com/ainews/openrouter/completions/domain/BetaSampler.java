package com.ainews.openrouter.completions.domain;

import java.util.random.RandomGenerator;

/**
 * Draws from beta distributions, by two gamma variates.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang: A simple method for
 *     generating gamma variables. ACM Transactions on Mathematical Software 26(3), 2000</a>
 */
final class BetaSampler {

    /** More than 95 % are accepted at once, so that this many in a row never come. */
    private static final int MAX_REJECTED = 1_000;

    private final RandomGenerator random;

    BetaSampler(RandomGenerator random) {
        this.random = random;
    }

    /** A number from zero to one; both parameters are above zero. */
    double sample(double alpha, double beta) {
        double x = gamma(alpha);
        double y = gamma(beta);
        // Both may be too small for a double where both parameters are far below one.
        return x + y == 0 ? alpha / (alpha + beta) : x / (x + y);
    }

    private double gamma(double shape) {
        if (shape < 1) {
            // Their note at the end of section 6.
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        for (int i = 0; i < MAX_REJECTED; i++) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0
                    && Math.log(1 - random.nextDouble())
                            < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
        return d;
    }
}
