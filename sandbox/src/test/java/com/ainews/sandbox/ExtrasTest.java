package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.events;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExtrasTest {

    private static final String THINKER = "openai/gpt-5";
    private static final String PAINTER = "google/gemini-2.5-flash-image";

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void severalAnswersAreGivenAndChargedForEach() {
        JsonNode one = json(client.chat(question("Hello")));
        JsonNode three = json(client.chat(question("Hello").put("n", 3)));

        assertThat(three.path("choices")).hasSize(3);
        assertThat(three.at("/choices/2/index").asInt()).isEqualTo(2);
        assertThat(three.at("/usage/completion_tokens").asLong())
                .isEqualTo(3 * one.at("/usage/completion_tokens").asLong());
        assertThat(client.chat(question("Hello").put("n", 0)).statusCode()).isEqualTo(400);
    }

    @Test
    void thoughtsAreShownAndCharged() {
        JsonNode plain = json(client.chat(question("Hello").put("model", THINKER)));
        JsonNode thought = json(client.chat(thinking("{\"effort\": \"low\"}")));

        assertThat(plain.at("/choices/0/message/reasoning").isNull()).isTrue();
        assertThat(thought.at("/choices/0/message/reasoning").asString()).isNotBlank();
        assertThat(thought.at("/choices/0/message/reasoning_details/0/type").asString())
                .isEqualTo("reasoning.text");
        long tokens =
                thought.at("/usage/completion_tokens_details/reasoning_tokens").asLong();
        assertThat(tokens).isPositive();
        assertThat(thought.at("/usage/completion_tokens").asLong())
                .isEqualTo(plain.at("/usage/completion_tokens").asLong() + tokens);
    }

    @Test
    void thoughtsMayBeLeftOutOrNotBeThoughtAtAll() {
        JsonNode hidden = json(client.chat(thinking("{\"exclude\": true}")));
        JsonNode none = json(client.chat(thinking("{\"effort\": \"none\"}")));

        assertThat(hidden.at("/choices/0/message/reasoning").isNull()).isTrue();
        assertThat(hidden.at("/usage/completion_tokens_details/reasoning_tokens")
                        .asLong())
                .isPositive();
        assertThat(none.at("/usage/completion_tokens_details/reasoning_tokens").asLong())
                .isZero();
    }

    @Test
    void neverWritesMoreThanItMayAlsoWhenItThinks() {
        JsonNode answer = json(client.chat(thinking("{}").put("max_tokens", 14)));

        assertThat(answer.at("/usage/completion_tokens").asLong()).isLessThanOrEqualTo(14);
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("length");
    }

    @Test
    void aPictureIsMadeWhereOneIsAskedFor() {
        ObjectNode request = question("A boat").put("model", PAINTER);
        assertThat(json(client.chat(request)).at("/choices/0/message").has("images"))
                .isFalse();
        request.putArray("modalities").add("image").add("text");

        JsonNode answer = json(client.chat(request));

        assertThat(answer.at("/choices/0/message/images/0/image_url/url").asString())
                .startsWith("data:image/png;base64,");
    }

    @Test
    void streamsHaveThemToo() {
        ObjectNode request = question("A boat").put("model", PAINTER).put("stream", true);
        request.putArray("modalities").add("image");
        request.put("include_reasoning", true);
        String pictures = String.join("\n", events(client.chat(request)));
        HttpResponse<String> thoughts = client.chat(thinking("{}").put("stream", true));

        assertThat(pictures).contains("data:image/png;base64,");
        assertThat(Json.parse(events(thoughts).getFirst())
                        .at("/choices/0/delta/reasoning")
                        .asString())
                .isNotBlank();
    }

    private static ObjectNode thinking(String reasoning) {
        ObjectNode request = question("Hello").put("model", THINKER);
        request.set("reasoning", Json.parse(reasoning));
        return request;
    }
}
