package com.ainews.openrouter.catalog.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.UtcHours;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

/** The client against the sandbox and against odd answers, over real HTTP. */
class OpenRouterModelsTest {

    private static final Map<String, BigDecimal> DEARER = Map.of("prompt", new BigDecimal("0.2"));
    private static final String MODEL = """
            {"id":"a/b","name":"B \\u0000模","created":1700000000,"context_length":1000,\
            "description":"For\\u0000 all.","architecture":{"input_modalities":["text"],\
            "output_modalities":["text"],"tokenizer":"GPT","of_the_future":[1.10,null]},\
            "pricing":{"prompt":"0.0000000000123","completion":"0.10","overrides":[\
            {"min_prompt_tokens":200000,"prompt":"0.2"}]},"benchmarks":{"artificial_analysis":\
            {"intelligence_index":71.40000000000000000001,"coding_index":null}},\
            "tiny":0.00000000001}""";

    @Test
    void everyModelOfTheSandboxIsUnderstood() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(0))) {
            List<Model> models =
                    new OpenRouterModels(RestClient.create(sandbox.baseUrl().toString())).fetch();

            assertThat(models).hasSizeGreaterThan(300);
            assertThat(models)
                    .allSatisfy(model -> assertThat(model.source())
                            .startsWith("{\"id\":\"" + model.id() + "\","));
        }
    }

    @Test
    void keepsAllThatWasSaidToTheLastDigit() throws IOException {
        Model model = fetch("{\"data\": [" + MODEL + "]}").getFirst();

        assertThat(model.source()).isEqualTo(MODEL);
        assertThat(model.name()).isEqualTo("B 模");
        assertThat(model.description()).isEqualTo("For all.");
        assertThat(model.benchmarks())
                .isEqualTo(new Benchmarks(new BigDecimal("71.40000000000000000001"), null, null));
        assertThat(model.pricing().prices())
                .containsEntry("prompt", new BigDecimal("0.0000000000123"));
        assertThat(model.pricing().overrides())
                .containsExactly(
                        PriceOverride.above(200_000, Map.of("prompt", new BigDecimal("0.2"))));
    }

    @Test
    void understandsTheConditionsOfPrices() throws IOException {
        assertThat(override("{\"utc_start\":2230,\"utc_end\":400,\"prompt\":\"0.2\"}"))
                .isEqualTo(
                        new PriceOverride(0, new UtcHours(2230, 400), Set.of(), Set.of(), DEARER));
        assertThat(override("{\"utc_end\":100.0,\"utc_days\":[0,\"mon\",\"Saturday\"],"
                        + "\"audio\":null,\"prompt\":\"0.2\"}"))
                .isEqualTo(new PriceOverride(
                        0,
                        new UtcHours(0, 100),
                        Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                        Set.of(),
                        DEARER));
    }

    @Test
    void remembersThatItDoesNotUnderstandACondition() throws IOException {
        PriceOverride odd = override("{\"utc_start\":975,\"utc_days\":\"workdays\","
                + "\"min_prompt_tokens\":\"many\",\"min_images\":2,\"prompt\":\"0.2\"}");

        assertThat(odd.otherConditions())
                .containsExactlyInAnyOrder(
                        "utc_start", "utc_days", "min_prompt_tokens", "min_images");
        assertThat(odd.prices()).isEqualTo(DEARER);
    }

    private static PriceOverride override(String json) throws IOException {
        return fetch("{\"data\": [{\"id\": \"a/b\", \"pricing\": {\"prompt\":\"1\","
                        + "\"overrides\":[" + json + "]}}]}")
                .getFirst()
                .pricing()
                .overrides()
                .getFirst();
    }

    @Test
    void leavesOutWhatMakesNoSense() throws IOException {
        assertThat(fetch("{\"data\": [{\"id\": \"nonsense\"}, " + MODEL + "]}")).hasSize(1);
        assertThat(fetch("{\"data\": [{\"id\": \"a/b\"}]}").getFirst().benchmarks())
                .isEqualTo(Benchmarks.NONE);
    }

    @Test
    void asksForModelsOfAllKindsPageByPage() throws IOException {
        String first = page(model("a/1") + "," + model("a/2"), "\"/api/v1/models?offset=2\"", 3);
        String second = page(model("a/3"), "null", 3);
        try (var stub = new StubOpenRouter(200, uri -> uri.contains("offset=2") ? second : first)) {
            assertThat(new OpenRouterModels(stub.client()).fetch())
                    .extracting(model -> model.id().value())
                    .containsExactly("a/1", "a/2", "a/3");
            assertThat(stub.asked())
                    .allSatisfy(asked -> assertThat(asked).contains("output_modalities=all"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": [], \"links\": {\"next\": \"/again\"}}",
                "{\"data\": [{\"id\": \"a/1\"}], \"links\": {\"next\": \"/again\"}}",
                "{\"data\": [{\"id\": \"a/1\"}], \"total_count\": 2}",
                "{\"data\": {}}"
            })
    void aListThatIsCutOrHasNoEndIsNone(String body) throws IOException {
        try (var stub = new StubOpenRouter(200, body)) {
            assertThatThrownBy(new OpenRouterModels(stub.client())::fetch)
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static String page(String models, String next, int total) {
        return "{\"data\":[%s],\"links\":{\"next\":%s},\"total_count\":%d}"
                .formatted(models, next, total);
    }

    private static String model(String id) {
        return "{\"id\":\"%s\"}".formatted(id);
    }

    @Test
    void takesTheProvidersContextWhereTheModelHasNone() throws IOException {
        assertThat(fetch("{\"data\": [{\"id\": \"a/b\", \"context_length\": null,"
                                + " \"top_provider\": {\"context_length\": 4096}}]}")
                        .getFirst()
                        .contextLength())
                .isEqualTo(4_096);
    }

    @Test
    void whatIsOddInAModelDoesNoHarm() throws IOException {
        Model odd = fetch("{\"data\": [{\"id\": \"a/b\", \"canonical_slug\": \"a/\\u0000b\","
                        + " \"name\": {}, \"description\": \"half \\ud83d, whole \\ud83d\\ude8b\","
                        + " \"created\": 1e18, \"context_length\": 1e40,"
                        + " \"expiration_date\": \"some other day\","
                        + " \"architecture\": {\"tokenizer\": \"G\\u0000\","
                        + " \"input_modalities\": [\"te\\u0000xt\", 7]},"
                        + " \"benchmarks\": {\"artificial_analysis\": {\"coding_index\": 1e200}},"
                        + " \"pricing\": {\"prompt\": \"1e999999999\", \"o\\u0000dd\": \"1\"}}]}")
                .getFirst();

        assertThat(odd.canonicalSlug()).isEqualTo("a/b");
        assertThat(odd.name()).isEqualTo("a/b");
        assertThat(odd.description()).isEqualTo("half , whole \ud83d\ude8b");
        assertThat(odd.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(odd.contextLength()).isZero();
        assertThat(odd.expirationDate()).isNull();
        assertThat(odd.tokenizer()).isEqualTo("G");
        assertThat(odd.inputModalities()).containsExactly("text");
        assertThat(odd.benchmarks()).isEqualTo(Benchmarks.NONE);
        assertThat(odd.pricing().isKnown()).isFalse();
        assertThat(odd.pricing().prices()).containsKey("odd");
        assertThat(odd.source().codePoints()).noneMatch(c -> c == 0 || (c >= 0xd800 && c < 0xe000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"500 | {}", "200 | <html>", "401 | {\"error\": {}}"})
    void saysThatItIsUnavailableWhereItIs(int status, String body) throws IOException {
        try (var stub = new StubOpenRouter(status, body)) {
            var models = new OpenRouterModels(stub.client());

            assertThatThrownBy(models::fetch)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type())
                                    .isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE));
        }
    }

    private static List<Model> fetch(String body) throws IOException {
        try (var stub = new StubOpenRouter(200, body)) {
            return new OpenRouterModels(stub.client()).fetch();
        }
    }
}
