package com.ainews.openrouter.usage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsagePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY,   2028-02-29T23:59:59.999Z, 2028-02-29T00:00:00Z",
        "DAILY,   2028-03-01T00:00:00Z,     2028-03-01T00:00:00Z",
        "WEEKLY,  2028-03-01T10:00:00Z,     2028-02-24T00:00:00Z",
        "WEEKLY,  2027-03-01T10:00:00Z,     2027-02-23T00:00:00Z",
        "WEEKLY,  2028-01-03T00:00:00Z,     2027-12-28T00:00:00Z",
        "MONTHLY, 2028-02-29T23:59:59.999Z, 2028-02-01T00:00:00Z",
        "MONTHLY, 2028-01-01T00:00:00Z,     2028-01-01T00:00:00Z"
    })
    void startsOnADayOfUtc(UsagePeriod period, Instant now, Instant start) {
        assertThat(period.startAt(now)).isEqualTo(start);
    }

    @Property
    void startsAtMidnightAndNotAfterNow(
            @ForAll @LongRange(min = 1_577_836_800L, max = 4_102_444_800L) long second,
            @ForAll UsagePeriod period) {
        Instant now = Instant.ofEpochSecond(second);
        Instant start = period.startAt(now);

        assertThat(start).isBeforeOrEqualTo(now).isEqualTo(start.truncatedTo(ChronoUnit.DAYS));
        assertThat(Duration.between(start, now)).isLessThan(Duration.ofDays(31));
        assertThat(period.startAt(start.plus(Duration.between(start, now)))).isEqualTo(start);
    }

    @Property
    void aWeekHasSevenDays(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long second) {
        Instant now = Instant.ofEpochSecond(second);

        assertThat(Duration.between(UsagePeriod.WEEKLY.startAt(now), now).toDays())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(UsagePeriod period) {
        assertThat(UsagePeriod.ofWireName(period.wireName())).contains(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DAILY", "Daily", "yearly", " daily"})
    void isNotFoundByAnyOther(String name) {
        assertThat(UsagePeriod.ofWireName(name)).isEmpty();
    }

    @Test
    void storedNamesOfOutcomesAndSourcesFindThemAgain() {
        for (CallOutcome outcome : CallOutcome.values()) {
            assertThat(CallOutcome.ofStoredName(outcome.storedName())).isEqualTo(outcome);
        }
        for (CostSource source : CostSource.values()) {
            assertThat(CostSource.ofStoredName(source.storedName())).isEqualTo(source);
        }
    }
}
