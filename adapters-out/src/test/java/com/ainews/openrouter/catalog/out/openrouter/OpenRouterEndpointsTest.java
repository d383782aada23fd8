package com.ainews.openrouter.catalog.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.catalog.CatalogueKey;
import com.ainews.openrouter.catalog.domain.ModelEndpoint;
import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.domain.Percentiles;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;

/** The client against the sandbox and against odd answers, over real HTTP. */
class OpenRouterEndpointsTest {

    private static final CatalogueKey KEY =
            new CatalogueKey(new ApiKey("sk-or-v1-sandbox-key-1234"));
    private static final CatalogueKey NO_KEY = new CatalogueKey(null);
    private static final ModelId MODEL = new ModelId("maker/model:free");

    private static final String DATA = """
            {"id":"maker/model:free","endpoints":[{"name":"P | m","provider_name":"P","tag":"p/fp8",\
            "context_length":8192,"max_completion_tokens":4096,"max_prompt_tokens":null,\
            "quantization":"fp8","status":-2,"uptime_last_5m":null,"uptime_last_30m":99.5,\
            "uptime_last_1d":100,"latency_last_30m":{"p50":250.5,"p75":350,"p90":480,"p99":850},\
            "throughput_last_30m":null,"pricing":{"prompt":"0.00000001","completion":"0.2",\
            "discount":0.5},"supported_parameters":["tools"],"of_the_future":{}}]}""";

    @Test
    void aModelOfTheSandboxIsServedByTheSandbox() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(0))) {
            var source =
                    new OpenRouterEndpoints(RestClient.create(sandbox.baseUrl().toString()), KEY);

            var model = new ModelId("google/gemma-4-26b-a4b-it:free");
            assertThat(source.known(model)).as("nobody has asked").isEmpty();
            ModelEndpoints found = source.find(model).orElseThrow();

            assertThat(found.endpoints()).extracting(ModelEndpoint::provider).contains("Sandbox");
            assertThat(source.known(model)).contains(found);
            assertThat(source.find(new ModelId("nobody/nothing"))).isEmpty();
        }
    }

    @Test
    void readsAllThatIsSaidAndKeepsItsText() throws IOException {
        try (var stub = new StubOpenRouter(200, "{\"data\": " + DATA + "}")) {
            ModelEndpoints found =
                    new OpenRouterEndpoints(stub.client(), KEY).find(MODEL).orElseThrow();

            assertThat(found.source()).isEqualTo(DATA);
            assertThat(found.endpoints())
                    .containsExactly(new ModelEndpoint(
                            "P",
                            "P | m",
                            "p/fp8",
                            8_192,
                            4_096L,
                            null,
                            "fp8",
                            -2,
                            null,
                            new BigDecimal("99.5"),
                            new BigDecimal("100"),
                            new Percentiles(
                                    new BigDecimal("250.5"),
                                    new BigDecimal("350"),
                                    new BigDecimal("480"),
                                    new BigDecimal("850")),
                            null,
                            new Pricing(
                                    Map.of(
                                            "prompt", new BigDecimal("0.00000001"),
                                            "completion", new BigDecimal("0.2")),
                                    List.of()),
                            Set.of("tools")));
            assertThat(stub.asked())
                    .containsExactly("/models/maker/model:free/endpoints"
                            + " Bearer sk-or-v1-sandbox-key-1234");
        }
    }

    @Test
    void allOfAnEndpointMayBeMissing() throws IOException {
        try (var stub = new StubOpenRouter(200, "{\"data\": {\"endpoints\": [{}]}}")) {
            ModelEndpoint endpoint = new OpenRouterEndpoints(stub.client(), NO_KEY)
                    .find(MODEL)
                    .orElseThrow()
                    .endpoints()
                    .getFirst();

            assertThat(endpoint.latencyLast30m()).isNull();
            assertThat(endpoint.status()).isNull();
            assertThat(endpoint.pricing().isKnown()).isFalse();
            assertThat(stub.asked().getFirst()).endsWith("null");
        }
    }

    @Test
    void isAskedOnceHoweverOftenOneAsks() throws IOException {
        try (var stub = new StubOpenRouter(404, "{}")) {
            var source = new OpenRouterEndpoints(stub.client(), NO_KEY);

            assertThat(source.find(MODEL)).isEmpty();
            assertThat(source.find(MODEL)).isEmpty();
            assertThat(stub.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}",
                "401 | {\"error\": {}}",
                "200 | <html>",
                "200 | ''",
                "200 | {\"error\": {\"code\": 500}}"
            })
    void aFailureIsToldAndNotRepeatedAtOnce(int status, String body) throws IOException {
        try (var stub = new StubOpenRouter(status, body)) {
            var source = new OpenRouterEndpoints(stub.client(), NO_KEY);

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> source.find(MODEL))
                        .isInstanceOfSatisfying(ProblemException.class, problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
                            assertThat(problem.retryAfter()).isPresent();
                        });
            }
            assertThat(stub.asked()).hasSize(1);
        }
    }
}
