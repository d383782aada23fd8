package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KindTest {

    private static final Instant LATE = Instant.parse("2028-02-29T23:59:59.999Z");

    @Test
    void countsInBucketsOfUtc() {
        assertThat(Kind.DAILY_COST.bucketOf(LATE)).isEqualTo("2028-02-29T00:00:00Z");
        assertThat(Kind.MONTHLY_COST.bucketOf(LATE)).isEqualTo("2028-02-01T00:00:00Z");
        assertThat(Kind.REQUESTS_PER_HOUR.bucketOf(LATE)).isEqualTo("2028-02-29T23:59:00Z");
    }

    @Test
    void looksBackOverTheWholeWindow() {
        assertThat(Kind.DAILY_COST.windowStart(LATE)).isEqualTo("2028-02-29T00:00:00Z");
        assertThat(Kind.TOKENS_PER_HOUR.windowStart(LATE)).isEqualTo("2028-02-29T22:59:00Z");
    }

    @Test
    void knowsItsNameInTheTables() {
        assertThat(Kind.ofStored("requests_per_hour")).contains(Kind.REQUESTS_PER_HOUR);
        assertThat(Kind.ofStored("of_another_day")).isEmpty();
    }
}
