package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code GET /models}. A model that makes no sense is left out, and the log says which. */
@Component
class OpenRouterModels implements ModelSource {

    private static final Logger log = LoggerFactory.getLogger(OpenRouterModels.class);
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RestClient openRouter;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    OpenRouterModels(RestClient openRouter) {
        this.openRouter = openRouter;
    }

    @Override
    public List<Model> fetch() {
        try {
            return openRouter
                    .get()
                    .uri("/models")
                    .exchangeForRequiredValue((_, response) -> read(response));
        } catch (ResourceAccessException | JacksonException e) {
            throw unavailable("it does not answer").causedBy(e);
        }
    }

    private List<Model> read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status != 200) {
            throw unavailable("it answered with HTTP status " + status);
        }
        try (InputStream body = response.getBody()) {
            JsonNode json = mapper.readTree(body.readNBytes(MAX_BODY_BYTES));
            return json.path("data")
                    .valueStream()
                    .flatMap(m -> model(m).stream())
                    .toList();
        }
    }

    private static Optional<Model> model(JsonNode json) {
        try {
            return Optional.of(WireModel.toModel(json));
        } catch (RuntimeException e) {
            log.warn("Left out of the catalogue: {} ({})", json.path("id"), e.getMessage());
            return Optional.empty();
        }
    }

    private static ProblemException unavailable(String why) {
        return new ProblemException(
                        ProblemType.UPSTREAM_UNAVAILABLE,
                        "OpenRouter's model list can't be read: %s. The last one stays in use."
                                .formatted(why))
                .retryAfter(RETRY_AFTER);
    }
}
