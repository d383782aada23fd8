package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeysTest {

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void tellTheirLimitAndWhatIsLeftOfIt() {
        client.sandbox().keys().limit(SandboxClient.KEY, new BigDecimal("0.5"));
        client.chat(question("Hello"));

        JsonNode key = json(client.get("/key")).path("data");

        BigDecimal spent = client.account().cost();
        assertThat(key.path("limit").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(key.path("limit_remaining").decimalValue())
                .isEqualByComparingTo(new BigDecimal("0.5").subtract(spent));
    }

    @Test
    void areRefusedWhenTheyHaveSpentTheirLimit() {
        client.anything(
                "POST",
                "/sandbox/keys",
                "{\"limit\": {\"key\": \"%s\", \"usd\": \"0.000001\"}}"
                        .formatted(SandboxClient.KEY));
        assertThat(client.chat(question("Hello")).statusCode()).isEqualTo(200);

        HttpResponse<String> refused = client.chat(question("Hello"));

        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(json(client.get("/key")).at("/data/limit_remaining").decimalValue())
                .isZero();
        client.anything("DELETE", "/sandbox/keys", "");
        assertThat(client.chat(question("Hello")).statusCode()).isEqualTo(200);
    }

    @Test
    void areRefusedWhenTheCreditIsSpent() {
        client.sandbox().keys().credit(BigDecimal.ZERO);

        assertThat(client.chat(question("Hello")).statusCode()).isEqualTo(402);
        assertThat(json(client.get("/credits")).at("/data/total_credits").decimalValue())
                .isZero();
    }

    @Test
    void areToldToWaitWhereCallsUnderWayMayCostWhatIsLeft() {
        HttpResponse<String> refused = client.chat(question("Hello"), Fault.IN_FLIGHT_BUDGET);

        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }
}
