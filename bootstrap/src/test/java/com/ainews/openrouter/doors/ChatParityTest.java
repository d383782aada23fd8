package com.ainews.openrouter.doors;

import static com.ainews.openrouter.doors.BothDoors.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chats, through both doors. */
class ChatParityTest {

    private final BothDoors doors = new BothDoors();

    @Test
    void aChatIsAnsweredWithAllThatOpenRouterSays() {
        JsonNode answer = doors.same((door, user) -> door.chat(
                user,
                json("{'model': 'openai/gpt-4o-mini', 'max_tokens': 200, 'top_p': 0.5,"
                        + " 'x_unknown': {'snake_key': 1.50},"
                        + " 'messages': [{'role': 'user', 'content': 'Good morning'}]}")));

        assertThat(answer.path("content").asString()).contains("Good morning");
        assertThat(answer.path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(answer.path("cost").decimalValue()).isPositive();
        assertThat(answer.at("/completion/choices/0/native_finish_reason").asString())
                .isEqualTo("stop");
        assertThat(answer.at("/completion/usage/cost").decimalValue())
                .isEqualByComparingTo(answer.path("cost").decimalValue());
    }

    @Test
    void theNextModelOfTheRequestAnswersWhenTheFirstFails() {
        JsonNode answer = doors.same(
                (door, user) -> door.chat(
                        user,
                        json("{'model': 'sandbox/rate-limited', 'models': ['openai/gpt-4o-mini'],"
                                + " 'messages': [{'role': 'user', 'content': 'Good morning'}]}")),
                // How often it is tried, the retry budget of all tests decides.
                Set.of("tried"));

        assertThat(answer.path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(answer.at("/tried/0/model").asString()).isEqualTo("sandbox/rate-limited");
        assertThat(answer.at("/tried/0/failure").asString()).isEqualTo("rate_limited");
    }

    @Test
    void modelsOfTheRequestThatCannotBeAskedAreTold() {
        JsonNode answer = doors.same((door, user) -> door.chat(
                user,
                json("{'model': 'openai/gpt-5.4-nano-20260317',"
                        + " 'models': ['nobody/has-this', 'liquid/lfm-2-24b-a2b'],"
                        + " 'tools': [{'type': 'function', 'function': {'name': 'look'}}],"
                        + " 'messages': [{'role': 'user', 'content': 'Good morning'}]}")));

        assertThat(answer.path("model").asString()).isEqualTo("openai/gpt-5.4-nano");
        assertThat(answer.path("tried"))
                .isEqualTo(json("[{'model': 'nobody/has-this', 'failure': 'not_offered'},"
                        + " {'model': 'liquid/lfm-2-24b-a2b', 'failure': 'lacks_capability'}]"));
    }

    @Test
    void aChatThatMakesNoSenseIsRefusedFieldByField() {
        assertThat(doors.sameProblem((door, user) ->
                        door.chat(user, json("{'model': 'no slash', 'messages': [], 'n': 99}"))))
                .isEqualTo("validation_failed");
    }
}
