package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.content;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ChatTest {
    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void answersInTheShapeOfOpenRouterAndSaysThatItIsTheSandbox() {
        HttpResponse<String> answer = client.chat(question("How are you?"));
        JsonNode body = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("id").asString()).startsWith("gen-");
        assertThat(answer.headers().firstValue("X-Generation-Id"))
                .contains(body.path("id").asString());
        assertThat(body.path("provider").asString()).isEqualTo("Sandbox");
        assertThat(body.path("object").asString()).isEqualTo("chat.completion");
        assertThat(body.path("model").asString()).isEqualTo("sandbox/echo");
        assertThat(body.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(body.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(content(answer)).contains("no model was asked", "How are you?");
    }

    @Test
    void countsTheTokensOfQuestionAndAnswer() {
        JsonNode usage = json(client.chat(question("How are you?"))).path("usage");
        // Three for the message and one for each of its words.
        assertThat(usage.path("prompt_tokens").asLong()).isEqualTo(6);
        assertThat(usage.path("completion_tokens").asLong()).isEqualTo(13);
        assertThat(usage.path("total_tokens").asLong()).isEqualTo(19);
    }

    @Test
    void answersForAVariantAsForItsModelUnlessTheCatalogueHasTo() {
        assertThat(json(client.chat(question("Hi").put("model", "openai/gpt-4o-mini:nitro")))
                        .path("model")
                        .asString())
                .isEqualTo("openai/gpt-4o-mini");
        assertThat(client.chat(question("Hi").put("model", "openai/gpt-4o-mini:free"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void costsTokensTimesTheListedPriceToTheLastDigit() {
        ObjectNode request = question("How are you?").put("model", "openai/gpt-4o-mini");
        JsonNode usage = json(client.chat(request)).path("usage");
        BigDecimal cost = new BigDecimal("0.00000015")
                .multiply(usage.path("prompt_tokens").asDecimal())
                .add(new BigDecimal("0.0000006")
                        .multiply(usage.path("completion_tokens").asDecimal()));
        assertThat(usage.path("cost").asDecimal()).isEqualByComparingTo(cost);
        assertThat(usage.at("/cost_details/upstream_inference_prompt_cost")
                        .asDecimal()
                        .add(usage.at("/cost_details/upstream_inference_completions_cost")
                                .asDecimal()))
                .isEqualByComparingTo(cost);
    }

    @Test
    void costsNothingAtAModelWithoutPrice() {
        for (String model : new String[] {"openrouter/elephant-alpha", "openrouter/auto"}) {
            JsonNode answer = json(client.chat(question("How are you?").put("model", model)));
            assertThat(answer.at("/usage/cost").asDecimal()).isZero();
        }
    }

    @Test
    void writesCostsWithoutExponents() {
        ObjectNode request = question("How are you?").put("model", "openai/gpt-4o-mini");
        assertThat(client.chat(request).body()).containsPattern("\"cost\":0\\.0000\\d+,");
    }

    @Test
    void endsAtTheLimitOfTokens() {
        for (String limit : new String[] {"max_tokens", "max_completion_tokens"}) {
            JsonNode answer = json(client.chat(question("How are you?").put(limit, 4)));
            assertThat(answer.at("/choices/0/message/content").asString())
                    .startsWith("This is the sandbox");
            assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(answer.at("/usage/completion_tokens").asLong()).isEqualTo(4);
        }
    }

    @Test
    void takesTheFirstModelOfTheChainThatThereIs() {
        ObjectNode request = question("How are you?").put("model", "nobody/nothing");
        request.putArray("models").add("nobody/nothing").add("openai/gpt-5").add("sandbox/echo");
        assertThat(json(client.chat(request)).path("model").asString()).isEqualTo("openai/gpt-5");
    }

    @Test
    void offersNoModelAboveTheMaximumPrice() {
        // One dollar for a million tokens of the question, two for the answer.
        assertThat(statusWithMaximum("1", "2")).isEqualTo(200);
        assertThat(statusWithMaximum("0.999", "2")).isEqualTo(404);
        assertThat(statusWithMaximum("1", "1.999")).isEqualTo(404);
        assertThat(client.account().calls()).isEqualTo(1);
    }

    @Test
    void readsMessagesInParts() {
        ObjectNode request = question("");
        ObjectNode message = (ObjectNode) request.at("/messages/0");
        message.putArray("content").addObject().put("type", "text").put("text", "In parts?");
        assertThat(client.content(request)).endsWith("You wrote: In parts?");
    }

    @Test
    void countsEveryRequestAlsoThoseThatFail() {
        client.chat(question("How are you?"));
        client.chat(question("How are you?"), Fault.OVERLOADED);
        client.chat("sk-or-v1-sandbox-invalid", "");
        assertThat(client.sandbox().chatRequests()).isEqualTo(3);
    }

    private int statusWithMaximum(String prompt, String completion) {
        ObjectNode request = question("How are you?");
        request.putObject("provider")
                .putObject("max_price")
                .put("prompt", new BigDecimal(prompt))
                .put("completion", new BigDecimal(completion));
        return client.chat(request).statusCode();
    }
}
