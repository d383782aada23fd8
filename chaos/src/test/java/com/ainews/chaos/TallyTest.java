package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final UUID REQUEST = new UUID(1, 1);
    private static final Ask ONCE = new Ask(Ask.Door.CHAT, "{}", "key", true);
    private static final Ask STREAM = new Ask(Ask.Door.STREAM, "{}", null, false);

    private final Tally tally = new Tally();

    @Test
    void tellsRefusalsFromFailures() {
        tally.count(ONCE, answered(REQUEST, "gen-1", false));
        tally.count(ONCE, new Door.Result.Refused(402, "budget_exhausted"));
        tally.count(ONCE, new Door.Result.Refused(402, "budget_exhausted"));
        tally.count(ONCE, new Door.Result.Refused(503, "database_unavailable"));
        tally.count(STREAM, new Door.Result.BrokenOff());
        tally.count(STREAM, new Door.Result.GivenUp());
        tally.count(STREAM, new Door.Result.Unknown());
        tally.count(STREAM, new Door.Result.NobodyThere());

        assertThat(tally.calls()).isEqualTo(8);
        assertThat(tally.requests()).containsExactly(REQUEST);
        assertThat(tally.told()).containsEntry("gen-1", BigDecimal.ONE);
        assertThat(tally.refused()).containsOnlyKeys("budget_exhausted").containsValue(2L);
        assertThat(tally.failed()).containsOnlyKeys("database_unavailable");
        assertThat(tally.brokenOff()).isEqualTo(1);
        assertThat(tally.givenUp()).isEqualTo(1);
        assertThat(tally.unknown()).isEqualTo(1);
        assertThat(tally.nobodyThere()).isEqualTo(1);
    }

    @Test
    void takesAnAnswerThatIsGivenAgainForTheSame() {
        tally.count(ONCE, answered(REQUEST, "gen-1", false));
        tally.count(ONCE, answered(REQUEST, "gen-1", true));

        assertThat(tally.replayed()).isEqualTo(1);
        assertThat(tally.byKey().get("key")).hasSize(1);

        tally.count(ONCE, answered(new UUID(1, 2), "gen-2", false));

        assertThat(tally.byKey().get("key")).hasSize(2);
    }

    private static Door.Result answered(UUID request, String generation, boolean replayed) {
        return new Door.Result.Answered(
                new Ask.Answer(request, generation, BigDecimal.ONE, replayed));
    }
}
