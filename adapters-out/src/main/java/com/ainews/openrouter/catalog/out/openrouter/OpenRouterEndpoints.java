package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.CatalogueKey;
import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.port.EndpointSource;
import com.ainews.openrouter.catalog.port.KnownEndpoints;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code GET /models/{author}/{slug}/endpoints}. What it said is kept for a minute, and that
 * it failed for ten seconds: no number of requests makes more calls than that of one model.
 */
@Component
class OpenRouterEndpoints implements EndpointSource, KnownEndpoints {

    private static final Logger log = LoggerFactory.getLogger(OpenRouterEndpoints.class);
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int MAX_MODELS = 500;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration RECALLED = Duration.ofHours(1);
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);

    /** What came of asking. */
    private sealed interface Told {

        record Endpoints(ModelEndpoints endpoints) implements Told {}

        record NoSuchModel() implements Told {}

        record Nothing(String why) implements Told {}
    }

    private final RestClient openRouter;
    private final CatalogueKey key;
    private final Cache<ModelId, Told> told = Caffeine.newBuilder()
            .maximumSize(MAX_MODELS)
            .expireAfter(Expiry.<ModelId, Told>creating(
                    (_, answer) -> answer instanceof Told.Nothing ? FAILURE_KEPT : KEPT))
            .build();

    private final Cache<ModelId, ModelEndpoints> known = Caffeine.newBuilder()
            .maximumSize(MAX_MODELS)
            .expireAfterWrite(RECALLED)
            .build();

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    OpenRouterEndpoints(RestClient openRouter, CatalogueKey key) {
        this.openRouter = openRouter;
        this.key = key;
    }

    @Override
    public Optional<ModelEndpoints> known(ModelId model) {
        return Optional.ofNullable(known.getIfPresent(model));
    }

    @Override
    public Optional<ModelEndpoints> find(ModelId model) {
        return switch (told.get(model, this::ask)) {
            case Told.Endpoints(ModelEndpoints endpoints) -> {
                known.put(model, endpoints);
                yield Optional.of(endpoints);
            }
            case Told.NoSuchModel() -> Optional.empty();
            case Told.Nothing(String why) ->
                throw new ProblemException(
                                ProblemType.UPSTREAM_UNAVAILABLE,
                                "OpenRouter could not be asked who serves '%s': %s."
                                        .formatted(model, why))
                        .retryAfter(FAILURE_KEPT);
        };
    }

    private Told ask(ModelId model) {
        int slash = model.value().indexOf('/');
        try {
            return openRouter
                    .get()
                    .uri(
                            "/models/{author}/{slug}/endpoints",
                            model.value().substring(0, slash),
                            model.value().substring(slash + 1))
                    .headers(this::authorize)
                    .exchangeForRequiredValue((_, response) -> read(model, response));
        } catch (ResourceAccessException | JacksonException e) {
            // Without its message, which may quote the body.
            log.warn(
                    "OpenRouter could not be asked who serves {}: {}",
                    model,
                    e.getClass().getSimpleName());
            return new Told.Nothing("it does not answer");
        }
    }

    private void authorize(HttpHeaders headers) {
        if (key.apiKey() != null) {
            headers.setBearerAuth(key.apiKey().secret());
        }
    }

    private Told read(ModelId model, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status == 404) {
            return new Told.NoSuchModel();
        }
        if (status != 200) {
            return new Told.Nothing("it answered with HTTP status " + status);
        }
        try (InputStream body = response.getBody()) {
            JsonNode data = mapper.readTree(body.readNBytes(MAX_BODY_BYTES)).path("data");
            return data.path("endpoints").isArray()
                    ? new Told.Endpoints(new ModelEndpoints(
                            model,
                            data.path("endpoints")
                                    .valueStream()
                                    .map(WireEndpoint::toEndpoint)
                                    .toList(),
                            mapper.writeValueAsString(data)))
                    : new Told.Nothing("its answer has no endpoints");
        }
    }
}
