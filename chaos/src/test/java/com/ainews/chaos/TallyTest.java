package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TallyTest {

    @Test
    void tellsRefusalsFromFailures() {
        UUID request = new UUID(1, 1);
        var tally = new Tally();
        tally.count(new Door.Result.Answered(
                new JsonMapper().createObjectNode().put("request_id", request.toString())));
        tally.count(new Door.Result.Refused(402, "budget_exhausted"));
        tally.count(new Door.Result.Refused(402, "budget_exhausted"));
        tally.count(new Door.Result.Refused(503, "database_unavailable"));
        tally.count(new Door.Result.Unknown());
        tally.count(new Door.Result.NobodyThere());

        assertThat(tally.calls()).isEqualTo(6);
        assertThat(tally.answered()).containsExactly(request);
        assertThat(tally.refused()).containsOnlyKeys("budget_exhausted").containsValue(2L);
        assertThat(tally.failed()).containsOnlyKeys("database_unavailable");
        assertThat(tally.unknown()).isEqualTo(1);
        assertThat(tally.nobodyThere()).isEqualTo(1);
    }
}
