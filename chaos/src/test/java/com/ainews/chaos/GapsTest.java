package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final UUID ADA = new UUID(0, 1);

    @Test
    void findsNothingWhereAllWasShown() {
        assertThat(Gaps.of(evidence("reconciled", "0.95"), fullTally(), Set.of()))
                .isEmpty();
    }

    @Test
    void namesAllThatWasNotShown() {
        assertThat(Gaps.of(
                        evidence("reported", "0.89"),
                        new Tally(),
                        Set.of(Trouble.Event.STOP_REDIS)))
                .contains(
                        "no call was answered through stream",
                        "no call was answered through graphql",
                        "there was no stop redis",
                        "the cost of no call was asked for behind its end",
                        "no limit was nearly reached",
                        "no answer was given again to a request with the same key",
                        "no stream broke");
    }

    private static Tally fullTally() {
        var tally = new Tally();
        for (Ask.Door door : Ask.Door.values()) {
            tally.count(
                    new Ask(door, "{}", null, false),
                    new Door.Result.Answered(new Ask.Answer(null, null, null, true)));
        }
        tally.count(new Ask(Ask.Door.STREAM, "{}", null, false), new Door.Result.BrokenOff());
        return tally;
    }

    private static Evidence evidence(String source, String most) {
        var row = new LedgerRow(
                ADA,
                Set.of(ADA),
                new UUID(1, 1),
                "gen-1",
                "a/small",
                source,
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                Instant.EPOCH);
        var reading = new Watcher.Reading(
                "ada", Kind.DAILY_COST, new BigDecimal(most), BigDecimal.ONE, 1);
        return new Evidence(
                List.of(reading),
                List.of(row),
                List.of(),
                0,
                List.of(),
                new Evidence.Heard(Set.of(), Map.of(), Map.of()));
    }
}
