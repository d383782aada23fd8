package com.ainews.openrouter.usage.out.openrouter;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.usage.domain.GenerationCost;
import com.ainews.openrouter.usage.port.GenerationSource;
import com.ainews.openrouter.usage.port.Generations;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /generation}, which answers 404 for the first seconds of a generation. */
@Component
class OpenRouterGenerations implements Generations, GenerationSource {

    private static final Logger log = LoggerFactory.getLogger(OpenRouterGenerations.class);

    private static final Duration LATER = Duration.ofSeconds(5);

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);
    private static final Duration WAIT_FOR_ANSWER = Duration.ofSeconds(5);

    private final RestClient openRouter;

    /** Costs are decimals: they must not pass through binary floating point. */
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Asks with much shorter timeouts than those of calls to models, which may think for long. */
    OpenRouterGenerations(RestClient openRouter, HttpClient httpClient) {
        var factory = new HttpComponentsClientHttpRequestFactory(httpClient);
        factory.setConnectionRequestTimeout(WAIT_FOR_CONNECTION);
        factory.setReadTimeout(WAIT_FOR_ANSWER);
        this.openRouter = openRouter.mutate().requestFactory(factory).build();
    }

    @Override
    public Optional<GenerationCost> find(ApiKey apiKey, String generationId) {
        try {
            return cost(ask(apiKey, generationId));
        } catch (HttpClientErrorException.NotFound _) {
            return Optional.empty();
        } catch (RestClientException | JacksonException e) {
            // Without its message, which may quote the body.
            log.warn(
                    "OpenRouter could not be asked for a generation: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> read(ApiKey apiKey, String generationId) {
        try {
            JsonNode data = ask(apiKey, generationId);
            return data.isObject()
                    ? Optional.of(mapper.writeValueAsString(data))
                    : Optional.empty();
        } catch (HttpClientErrorException.NotFound _) {
            return Optional.empty();
        } catch (RestClientException | JacksonException e) {
            throw new ProblemException(
                            ProblemType.UPSTREAM_UNAVAILABLE,
                            "OpenRouter can't be asked for this generation at the moment.")
                    .retryAfter(LATER)
                    .causedBy(e);
        }
    }

    private JsonNode ask(ApiKey apiKey, String generationId) {
        byte[] body = openRouter
                .get()
                .uri("/generation?id={id}", generationId)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey.secret())
                .retrieve()
                .body(byte[].class);
        return body == null ? mapper.missingNode() : mapper.readTree(body).path("data");
    }

    private static Optional<GenerationCost> cost(JsonNode data) {
        JsonNode cost = data.path("total_cost");
        if (!cost.isNumber() || cost.decimalValue().signum() < 0) {
            return Optional.empty();
        }
        String model = data.path("model").asString("");
        return Optional.of(new GenerationCost(
                ModelId.isValid(model) ? new ModelId(model) : null,
                data.path("provider_name").isString()
                        ? data.path("provider_name").asString()
                        : null,
                tokens(data, "native_tokens_prompt", "tokens_prompt"),
                tokens(data, "native_tokens_completion", "tokens_completion"),
                cost.decimalValue()));
    }

    /** The provider's own count where there is one: it is what was billed. */
    private static TokenCount tokens(JsonNode data, String counted, String otherwise) {
        return TokenCount.of(
                Math.max(0, data.path(counted).asLong(data.path(otherwise).asLong(0))));
    }
}
