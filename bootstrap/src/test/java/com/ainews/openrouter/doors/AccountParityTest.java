package com.ainews.openrouter.doors;

import static com.ainews.openrouter.doors.BothDoors.articles;
import static com.ainews.openrouter.doors.BothDoors.exampleSettings;
import static com.ainews.openrouter.doors.BothDoors.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.doors.Door.Reply;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was used and what is left, and how the service is, through both doors. */
class AccountParityTest {

    private final BothDoors doors = new BothDoors();

    @Test
    void usageSumsUpWhatTheLedgerHas() {
        JsonNode usage = doors.same((door, user) -> {
            door.summarize(user, articles(""));
            door.summarize(user, articles("'summary_length': 'long'"));
            return door.usage(user, "monthly");
        });

        assertThat(usage.at("/totals/requests").asInt()).isEqualTo(2);
        assertThat(usage.at("/by_model/0/totals/cost").decimalValue())
                .isEqualByComparingTo(usage.at("/totals/cost").decimalValue());
    }

    @Test
    void anUnknownPeriodIsInvalid() {
        assertThat(doors.sameProblem((door, user) -> door.usage(user, "yearly")))
                .isEqualTo("validation_failed");
    }

    @Test
    void limitsShowWhatIsSpentAndLeft() {
        JsonNode limits = doors.same((door, user) -> {
            door.updateSettings(user, exampleSettings());
            door.updateSettings(user, json("{'api_key': null}"));
            door.summarize(user, articles(""));
            return door.limits(user);
        });

        JsonNode requests = limits.at("/limits/2");
        assertThat(requests.path("name").asString()).isEqualTo("requests_per_hour");
        assertThat(requests.path("settled").asInt()).isEqualTo(1);
        assertThat(requests.path("left").asInt()).isEqualTo(99);
        assertThat(limits.path("within_limits").asBoolean()).isTrue();
    }

    @Test
    void aSpentBudgetIsRefusedWithItsNumbers() {
        assertThat(doors.sameProblem((door, user) -> {
                    door.updateSettings(
                            user, json("{'usage_limits': {'daily_cost_limit': 0.00001}}"));
                    Reply reply = door.summarize(user, articles(""));
                    JsonNode problem = Objects.requireNonNull(reply.problem());
                    assertThat(problem.path("limit_name").asString()).isEqualTo("daily_cost_limit");
                    assertThat(problem.path("left").decimalValue()).isEqualByComparingTo("0.00001");
                    assertThat(problem.path("resets_at").asString()).endsWith("T00:00:00Z");
                    return reply;
                }))
                .isEqualTo("budget_exhausted");
    }

    @Test
    void aRateIsRefusedWithWhenToComeBack() {
        assertThat(doors.sameProblem((door, user) -> {
                    door.updateSettings(user, json("{'usage_limits': {'requests_per_hour': 1}}"));
                    door.summarize(user, articles(""));
                    Reply reply = door.summarize(user, articles(""));
                    JsonNode problem = Objects.requireNonNull(reply.problem());
                    assertThat(problem.path("retry_after").asInt()).isPositive();
                    return reply;
                }))
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void healthIsToldAlike() {
        JsonNode health = doors.same(Door::health);

        assertThat(health.path("components")
                        .valueStream()
                        .map(c -> c.path("name").asString()))
                .containsExactly("database", "redis", "openrouter", "circuit_breakers", "queue");
        assertThat(health.at("/components/2/simulated").asBoolean()).isTrue();
    }
}
