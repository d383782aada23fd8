package com.ainews.openrouter.limits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowCalendarTest {

    private static final long NANOS_OF_AN_HOUR = 3_600_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "2027-12-31T23:59:59.999999999Z, 2027-12-31T00:00:00Z, 2028-01-01T00:00:00Z",
        "2028-01-01T00:00:00Z,           2028-01-01T00:00:00Z, 2028-01-02T00:00:00Z",
        "2028-02-28T12:00:00Z,           2028-02-28T00:00:00Z, 2028-02-29T00:00:00Z",
        "2028-02-29T00:00:00Z,           2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z",
        "2027-02-28T23:59:59Z,           2027-02-28T00:00:00Z, 2027-03-01T00:00:00Z",
        "2026-03-29T01:30:00Z,           2026-03-29T00:00:00Z, 2026-03-30T00:00:00Z"
    })
    void aDayIsThatOfUtc(Instant now, Instant start, Instant end) {
        assertThat(Window.DAY.bucketOf(now)).isEqualTo(start);
        assertThat(Window.DAY.startAt(now)).isEqualTo(start);
        assertThat(Window.DAY.endOf(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-31T23:59:59.999999999Z, 2027-12-01T00:00:00Z, 2028-01-01T00:00:00Z",
        "2028-01-31T23:59:59Z,           2028-01-01T00:00:00Z, 2028-02-01T00:00:00Z",
        "2028-02-29T23:59:59Z,           2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "2027-02-28T23:59:59Z,           2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z",
        "2100-02-28T23:59:59Z,           2100-02-01T00:00:00Z, 2100-03-01T00:00:00Z",
        "2026-04-30T00:00:00Z,           2026-04-01T00:00:00Z, 2026-05-01T00:00:00Z"
    })
    void aMonthIsThatOfUtc(Instant now, Instant start, Instant end) {
        assertThat(Window.MONTH.bucketOf(now)).isEqualTo(start);
        assertThat(Window.MONTH.startAt(now)).isEqualTo(start);
        assertThat(Window.MONTH.endOf(start)).isEqualTo(end);
    }

    @Property
    void monthsFollowEachOtherWithoutAGap(
            @ForAll @IntRange(min = 2020, max = 2120) int year,
            @ForAll @IntRange(min = 1, max = 12) int month) {
        YearMonth current = YearMonth.of(year, month);
        Instant start = current.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = Window.MONTH.endOf(start);

        assertThat(Window.MONTH.bucketOf(end)).isEqualTo(end);
        assertThat(Window.MONTH.bucketOf(end.minusNanos(1))).isEqualTo(start);
        assertThat(Duration.between(start, end))
                .isEqualTo(Duration.ofDays(current.lengthOfMonth()));
    }

    @Property
    void theLastHourCountsToTheNanosecond(
            @ForAll @LongRange(min = 1_577_836_800L, max = 4_102_444_800L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @LongRange(max = NANOS_OF_AN_HOUR) long age) {
        Instant happened = Instant.ofEpochSecond(second, nano);
        Instant now = happened.plusNanos(age);
        Instant bucket = Window.ROLLING_HOUR.bucketOf(happened);

        assertThat(bucket).isAfterOrEqualTo(Window.ROLLING_HOUR.startAt(now));
        assertThat(Window.ROLLING_HOUR.endOf(bucket)).isAfter(now);
    }

    @Property
    void anHourForgetsAMinuteLaterAtMost(
            @ForAll @LongRange(min = 1_577_836_800L, max = 4_102_444_800L) long second) {
        Instant happened = Instant.ofEpochSecond(second);
        Instant later = happened.plus(Duration.ofMinutes(61));

        assertThat(Window.ROLLING_HOUR.bucketOf(happened))
                .isBefore(Window.ROLLING_HOUR.startAt(later));
    }
}
