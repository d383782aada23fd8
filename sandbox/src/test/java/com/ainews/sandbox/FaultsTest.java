package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FaultsTest {
    private static final ObjectNode QUESTION = question("How are you?");

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void answersWithTheStatusOfEachFaultAndChargesNothing() {
        List<Fault> faults = Arrays.stream(Fault.values())
                .filter(fault -> fault.status() != 200)
                .toList();
        assertThat(faults).hasSizeGreaterThan(15);
        for (Fault fault : faults) {
            HttpResponse<String> answer = client.chat(QUESTION, fault);
            assertThat(answer.statusCode()).as(fault.wireName()).isEqualTo(fault.status());
            if (fault == Fault.PROXY_PAGE) {
                assertThat(answer.body()).startsWith("<html>");
            } else {
                assertThat(json(answer).at("/error/code").asInt()).isEqualTo(fault.status());
                assertThat(json(answer).at("/error/metadata/error_type").asString())
                        .isEqualTo(fault.errorType());
            }
        }
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void saysWhenToTryAgainInSecondsOrAsADate() {
        for (Fault fault : List.of(Fault.RATE_LIMITED, Fault.OVERLOADED)) {
            assertThat(client.chat(QUESTION, fault).headers().firstValue("Retry-After"))
                    .contains("1");
        }
        ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String date = client.chat(QUESTION, Fault.RATE_LIMITED_UNTIL)
                .headers()
                .firstValue("Retry-After")
                .orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(before);
    }

    @Test
    void closesTheConnectionBeforeAnythingIsDone() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.chat(QUESTION, Fault.DROP))
                .withCauseInstanceOf(IOException.class);
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void hangsUntilTheClientLosesPatience() {
        var request = client.chatRequest(QUESTION, Fault.HANG)
                .timeout(Duration.ofMillis(100))
                .build();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.send(request))
                .withCauseInstanceOf(HttpTimeoutException.class);
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void givesLinedUpFaultsToTheNextCallsOnly() {
        client.sandbox().faults().next(2, Fault.OVERLOADED);
        client.sandbox().faults().next(1, Fault.RATE_LIMITED);
        assertThat(statuses(client, 4)).containsExactly(503, 503, 429, 200);
    }

    @Test
    void takesFaultsFromOtherProcesses() {
        faults("{\"next\":{\"calls\":2,\"fault\":\"provider-failed\"}}");
        assertThat(statuses(client, 3)).containsExactly(502, 502, 200);

        faults("{\"randomly\":{\"percent\":100,\"seed\":7,\"faults\":[\"edge-timeout\"]}}");
        assertThat(statuses(client, 2)).containsExactly(524, 524);

        client.anything("DELETE", "/sandbox/faults", "");
        assertThat(statuses(client, 2)).containsExactly(200, 200);
    }

    @Test
    void repeatsRandomFaultsForTheSameSeed() {
        client.sandbox().faults().randomly(50, 42, Fault.OVERLOADED, Fault.RATE_LIMITED);
        List<Integer> statuses = statuses(client, 60);
        assertThat(statuses).containsOnly(200, 429, 503).contains(200, 429, 503);
        try (var other = new SandboxClient()) {
            other.sandbox().faults().randomly(50, 42, Fault.OVERLOADED, Fault.RATE_LIMITED);
            assertThat(statuses(other, 60)).isEqualTo(statuses);
        }
    }

    @Test
    void linesUpNoMoreThanItCanHold() {
        var faults = new Faults();
        faults.next(Faults.MAX_LINED_UP, Fault.SLOW);
        assertThatIllegalArgumentException().isThrownBy(() -> faults.next(1, Fault.SLOW));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.next(-1, Fault.SLOW));
    }

    @Test
    void hasModelsThatAlwaysFail() {
        assertThat(statusOf("sandbox/fails")).isEqualTo(502);
        assertThat(statusOf("sandbox/rate-limited")).isEqualTo(429);
        assertThat(statusOf("sandbox/overloaded")).isEqualTo(503);
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void saysNothingOfWhenToTryAgain() {
        for (HttpResponse<String> answer : List.of(
                client.chat(QUESTION, Fault.NO_RETRY_AFTER),
                client.chat(question("Hi").put("model", "sandbox/no-retry-after")))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        }
    }

    @Test
    void hasAModelInTheListForEachNameThatIsMagic() {
        List<String> magic = json(client.get("/models"))
                .path("data")
                .valueStream()
                .map(model -> model.path("id").asString())
                .filter(id -> id.startsWith("sandbox/"))
                .filter(id -> !List.of("sandbox/echo", "sandbox/overrides").contains(id))
                .toList();
        assertThat(magic)
                .hasSizeGreaterThan(20)
                .allMatch(id -> Fault.ofModel(id).isPresent());
        assertThat(statusOf("sandbox/invalid-key-outage")).isEqualTo(401);
        assertThat(statusOf("sandbox/rate-limited-until")).isEqualTo(429);
    }

    @Test
    void namesTheGenerationInEveryAnswer() {
        for (Fault fault : List.of(Fault.OVERLOADED, Fault.EMPTY, Fault.ERROR_IN_200)) {
            assertThat(client.chat(QUESTION, fault).headers().firstValue("X-Generation-Id"))
                    .as(fault.wireName())
                    .isPresent();
        }
        assertThat(client.chat("", "").headers().firstValue("X-Generation-Id")).isPresent();
        assertThat(client.chat(QUESTION, Fault.PROXY_PAGE).headers().firstValue("X-Generation-Id"))
                .isEmpty();
    }

    private void faults(String json) {
        assertThat(client.anything("POST", "/sandbox/faults", json).statusCode())
                .isEqualTo(200);
    }

    private int statusOf(String model) {
        return client.chat(question("How are you?").put("model", model)).statusCode();
    }

    private static List<Integer> statuses(SandboxClient client, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> client.chat(QUESTION).statusCode())
                .toList();
    }
}
