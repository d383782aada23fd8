package com.ainews.openrouter.doors;

import static com.ainews.openrouter.doors.BothDoors.data;
import static com.ainews.openrouter.doors.BothDoors.exampleSettings;
import static com.ainews.openrouter.doors.BothDoors.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.doors.Door.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Settings and keys, through both doors. */
class SettingsParityTest {

    private final BothDoors doors = new BothDoors();

    @Test
    void settingsAreKeptAndShownAlike() {
        JsonNode shown = doors.same((door, user) -> door.updateSettings(user, exampleSettings()));

        assertThat(shown.at("/api_key/is_set").asBoolean()).isTrue();
        assertThat(shown.at("/api_key/label").asString()).isEqualTo("sk-or-…7890");
        assertThat(shown.at("/usage_limits/daily_cost_limit").decimalValue())
                .isEqualByComparingTo("1");
        assertThat(shown.at("/preferences/temperature").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(shown.path("warnings").toString())
                .contains("meta-llama/llama-3.1-8b-instruct:free", "skipped");
        assertThat(shown.toString()).doesNotContain("sk-or-v1-parity");
    }

    @Test
    void aFieldLeftOutStaysAndNullTakesItBack() {
        JsonNode shown = doors.same((door, user) -> {
            door.updateSettings(user, exampleSettings());
            door.updateSettings(
                    user,
                    json("{'usage_limits': {'daily_cost_limit': null},"
                            + " 'preferences': {'max_tokens': 500}}"));
            return door.settings(user);
        });

        assertThat(shown.at("/usage_limits/daily_cost_limit").isNull()).isTrue();
        assertThat(shown.at("/usage_limits/monthly_cost_limit").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(shown.at("/preferences/max_tokens").asInt()).isEqualTo(500);
        assertThat(shown.at("/api_key/is_set").asBoolean()).isTrue();
    }

    @Test
    void removedSettingsAreGoneAndTheKeysTrailTells() {
        JsonNode trail = doors.same((door, user) -> {
            door.updateSettings(user, json("{'api_key': 'sk-or-v1-first-7890'}"));
            door.updateSettings(user, json("{'api_key': 'sk-or-v1-other-1234'}"));
            door.deleteSettings(user);
            assertThat(data(door.settings(user)).at("/api_key/is_set").asBoolean())
                    .isFalse();
            return door.keyAudit(user, 10);
        });

        assertThat(trail.valueStream().map(line -> line.path("operation").asString()))
                .containsExactly("removed", "replaced", "set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'usage_limits': {'daily_cost_limit': -1}}",
                "{'preferences': {'temperature': 2.5}}",
                "{'preferences': {'max_tokens': 0}}",
                "{'preferred_models': {'chat': 'no slash'}}",
                "{'api_key': 'not a key'}",
                "{'api_key': 'sk-or-v1-first-7890', 'api_key_encrypted': null}"
            })
    void invalidSettingsAreNamedAndChangeNothing(String body) {
        String code = doors.sameProblem((door, user) -> {
            Reply refused = door.updateSettings(user, json(body));
            assertThat(data(door.settings(user)).path("updated_at").isNull()).isTrue();
            return refused;
        });

        assertThat(code).isEqualTo("validation_failed");
    }
}
