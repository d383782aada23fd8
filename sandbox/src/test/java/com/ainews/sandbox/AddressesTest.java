package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and slowness of all that is not a chat. */
class AddressesTest {

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @ParameterizedTest
    @CsvSource({
        "MODELS, /models",
        "COUNT, /models/count",
        "KEY, /key",
        "CREDITS, /credits",
        "GENERATION, /generation?id=gen-1",
        "MODEL, /model/openai/gpt-4o-mini",
        "ENDPOINTS, /models/openai/gpt-4o-mini/endpoints"
    })
    void haveTheirFaultUntilItIsTakenBack(Address address, String path) {
        int before = client.get(path).statusCode();
        client.sandbox().faults().always(address, Fault.OVERLOADED);

        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(json(answer).at("/error/availability")).isEqualTo(Json.parse("""
                        {"code": "provider_overloaded", "retryable": true, "retry_after": 1,
                         "fallback_models": []}"""));
        assertThat(client.get(path).statusCode()).isEqualTo(503);

        client.sandbox().faults().clear();

        assertThat(client.get(path).statusCode()).isEqualTo(before);
    }

    @Test
    void ofOneAddressAreNotThoseOfAnother() {
        client.sandbox().faults().always(Address.KEY, Fault.INVALID_KEY);

        assertThat(client.get("/key").statusCode()).isEqualTo(401);
        assertThat(client.get("/models").statusCode()).isEqualTo(200);
        assertThat(client.chat(SandboxClient.question("Hello")).statusCode()).isEqualTo(200);
    }

    @Test
    void canBreakOffAndFailInsideTwoHundred() {
        client.sandbox().faults().always(Address.MODELS, Fault.CUT);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.get("/models"));

        client.sandbox().faults().always(Address.MODELS, Fault.ERROR_IN_200);
        HttpResponse<String> answer = client.get("/models");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).propertyNames()).containsExactly("error");
    }

    @Test
    void areAskedForByTheAdminEndpointToo() {
        client.anything(
                "POST",
                "/sandbox/faults",
                "{\"always\": {\"address\": \"credits\", \"fault\": \"server-error\"}}");
        assertThat(client.get("/credits").statusCode()).isEqualTo(500);
        assertThat(client.anything(
                                "POST",
                                "/sandbox/faults",
                                "{\"always\": {\"address\": \"nowhere\", \"fault\": \"slow\"}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.anything(
                                "POST",
                                "/sandbox/faults",
                                "{\"always\": {\"address\": \"key\", \"fault\": \"no-usage\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void areSlowWhereThatIsAskedFor() {
        client.anything("POST", "/sandbox/pace", "{\"address\": \"models\", \"latency_ms\": 300}");
        long start = System.nanoTime();
        client.get("/models");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void canNotHaveWhatOnlyChatsCan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.sandbox().faults().always(Address.MODELS, Fault.ERROR_MID_STREAM));
    }
}
