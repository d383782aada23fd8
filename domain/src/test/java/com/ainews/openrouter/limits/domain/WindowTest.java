package com.ainews.openrouter.limits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final long FIRST = 1_577_836_800L; // 2020-01-01
    private static final long LAST = 2_208_988_800L; // 2040-01-01

    @Property
    void anInstantIsInsideItsBucketWhichCountsNow(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll Window window) {
        Instant now = Instant.ofEpochSecond(second);
        Instant bucket = window.bucketOf(now);

        assertThat(bucket).isBeforeOrEqualTo(now);
        assertThat(window.endOf(bucket)).isAfter(now);
        assertThat(window.startAt(now)).isBeforeOrEqualTo(bucket);
        assertThat(window.bucketOf(bucket)).isEqualTo(bucket);
    }

    @Property
    void countsABucketUntilItsEndAndNoLonger(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll Window window) {
        Instant bucket = window.bucketOf(Instant.ofEpochSecond(second));
        Instant end = window.endOf(bucket);

        assertThat(bucket).isAfterOrEqualTo(window.startAt(end.minusNanos(1)));
        assertThat(bucket).isBefore(window.startAt(end));
    }

    @Property
    void anHourNeverForgetsWhatHappenedWithinIt(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @LongRange(min = 0, max = 3_600) long secondsLater) {
        Instant happened = Instant.ofEpochSecond(second);
        Instant later = happened.plusSeconds(secondsLater);

        assertThat(Window.ROLLING_HOUR.bucketOf(happened))
                .isAfterOrEqualTo(Window.ROLLING_HOUR.startAt(later));
    }

    @Test
    void daysAndMonthsAreThoseOfUtc() {
        Instant leapDay = Instant.parse("2028-02-29T23:59:59.999999Z");

        assertThat(Window.DAY.endOf(Window.DAY.bucketOf(leapDay)))
                .isEqualTo("2028-03-01T00:00:00Z");
        assertThat(Window.MONTH.bucketOf(leapDay)).isEqualTo("2028-02-01T00:00:00Z");
        assertThat(Window.MONTH.endOf(Instant.parse("2027-12-01T00:00:00Z")))
                .isEqualTo("2028-01-01T00:00:00Z");
    }

    @Test
    void everyKindHasANameThatFindsItAgain() {
        for (LimitKind kind : LimitKind.values()) {
            assertThat(LimitKind.ofStoredName(kind.storedName())).isEqualTo(kind);
        }
    }

    @Test
    void aHoldEndsOnceAndInThreeWays() {
        assertThat(HoldState.HELD.next())
                .containsExactlyInAnyOrder(
                        HoldState.SETTLED, HoldState.RELEASED, HoldState.EXPIRED);
        for (HoldState ended : HoldState.HELD.next()) {
            assertThat(ended.next()).isEmpty();
        }
    }
}
