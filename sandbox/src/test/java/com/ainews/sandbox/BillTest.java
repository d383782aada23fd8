package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.KEY;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BillTest {
    private static final int CALLS = 200;
    private static final List<String> KEYS = List.of(KEY, "sk-or-v1-other", "sk-or-v1-third");

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void addsUpForEachKeyWhenManyCallAtOnce() throws Exception {
        List<JsonNode> usages = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var number = new AtomicInteger();
            for (Future<JsonNode> usage : threads.invokeAll(Collections.nCopies(
                    CALLS, (Callable<JsonNode>) () -> usageOfCall(number.getAndIncrement())))) {
                usages.add(usage.get());
            }
        }
        for (String key : KEYS) {
            Bill.Account account = client.sandbox().bill().of(key);
            List<JsonNode> own = usages.stream()
                    .filter(usage -> usage.path("key").asString().equals(key))
                    .toList();
            assertThat(account.calls()).isEqualTo(own.size()).isGreaterThan(50);
            assertThat(account.promptTokens())
                    .isEqualTo(sum(own, "prompt_tokens").longValueExact());
            assertThat(account.completionTokens())
                    .isEqualTo(sum(own, "completion_tokens").longValueExact());
            assertThat(account.cost()).isEqualByComparingTo(sum(own, "cost")).isPositive();
        }
        assertThat(client.sandbox().bill().total().cost())
                .isEqualByComparingTo(sum(usages, "cost"));
    }

    @Test
    void isToldToTheKeyThatPays() {
        client.chat(question("How are you?"));
        BigDecimal cost = client.account().cost();
        assertThat(json(client.get("/key")).at("/data/usage").asDecimal())
                .isEqualByComparingTo(cost);
        JsonNode credits = json(client.get("/credits")).path("data");
        assertThat(credits.path("total_usage").asDecimal()).isEqualByComparingTo(cost);
        assertThat(credits.path("total_credits").asDecimal()).isGreaterThan(cost);
    }

    @Test
    void isToldToOtherProcessesWithoutTheKeysThemselves() {
        client.chat(question("How are you?"));
        String bill = client.anything("GET", "/sandbox/bill", "").body();
        JsonNode json = Json.parse(bill);
        assertThat(json.at("/total/calls").asLong()).isEqualTo(1);
        assertThat(json.at("/total/cost").asDecimal())
                .isEqualByComparingTo(client.account().cost());
        assertThat(json.path("keys").path(Bill.label(KEY))).isEqualTo(json.path("total"));
        assertThat(bill).doesNotContain(KEY);
    }

    @Test
    void namesEachAnswerThatWasCharged() {
        String id = json(client.chat(question("How are you?").put("user", "ada")))
                .path("id")
                .asString();
        client.chat(question("And today?"));

        List<Bill.Charge> charges = client.sandbox().bill().charges();

        assertThat(charges).extracting(Bill.Charge::user).containsExactly("ada", "");
        assertThat(charges.getFirst().generationId()).isEqualTo(id);
        assertThat(charges.stream().map(Bill.Charge::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(client.account().cost());
    }

    @Test
    void isToldByDayAndModelToManagers() {
        client.chat(question("How are you?"));
        client.chat(question("And today?").put("model", "openai/gpt-4o-mini"));
        client.chat(question("And now?"));
        assertThat(client.get("/activity").statusCode()).isEqualTo(403);

        JsonNode activity = json(client.getAs("sk-or-v1-sandbox-management", "/activity"));

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(activity.path("data").valueStream())
                .extracting(
                        item -> item.path("model").asString(),
                        item -> item.path("requests").asInt(),
                        item -> item.path("date").asString())
                .containsExactly(
                        tuple("openai/gpt-4o-mini", 1, today), tuple("sandbox/echo", 2, today));
        assertThat(activity.path("data")
                        .valueStream()
                        .map(item -> item.path("usage").asDecimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(client.account().cost());
        JsonNode none =
                json(client.getAs("sk-or-v1-sandbox-management", "/activity?date=2020-01-01"));
        assertThat(none.path("data").isEmpty()).isTrue();
    }

    @Test
    void isClearedOnRequest() {
        client.chat(question("How are you?"));
        client.anything("DELETE", "/sandbox/bill", "");
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
        assertThat(client.sandbox().bill().byLabel()).isEmpty();
        assertThat(client.sandbox().bill().charges()).isEmpty();
    }

    /** The usage of a call, together with the key that made it. */
    private JsonNode usageOfCall(int number) {
        String key = KEYS.get(number % KEYS.size());
        String model = number % 2 == 0 ? "openai/gpt-4o-mini" : "anthropic/claude-sonnet-4.5";
        String text = "word ".repeat(number + 1);
        var answer = client.chat(key, Json.text(question(text).put("model", model)));
        return Json.object().put("key", key).setAll((ObjectNode) json(answer).path("usage"));
    }

    private static BigDecimal sum(List<JsonNode> usages, String field) {
        return usages.stream()
                .map(usage -> usage.path(field).asDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
