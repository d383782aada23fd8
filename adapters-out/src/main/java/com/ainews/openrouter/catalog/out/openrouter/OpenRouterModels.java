package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code GET /models}. A model that makes no sense is left out, and the log says which. */
@Component
class OpenRouterModels implements ModelSource {

    private static final Logger log = LoggerFactory.getLogger(OpenRouterModels.class);
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;
    private static final int MAX_PAGES = 50;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RestClient openRouter;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    OpenRouterModels(RestClient openRouter) {
        this.openRouter = openRouter;
    }

    /** Part of the list. */
    private record Page(List<JsonNode> models, @Nullable String next, long total) {}

    /** OpenRouter lists only models that write text, unless it is asked for all. */
    @Override
    public List<Model> fetch() {
        List<JsonNode> listed = new ArrayList<>();
        Page page = ask(null);
        listed.addAll(page.models());
        for (int pages = 1; page.next() != null; pages++) {
            if (pages == MAX_PAGES || page.models().isEmpty()) {
                throw unavailable("it has no end");
            }
            page = ask(listed.size());
            listed.addAll(page.models());
        }
        if (listed.size() < page.total()) {
            throw unavailable("it has %d of %d models".formatted(listed.size(), page.total()));
        }
        return listed.stream().flatMap(m -> model(m).stream()).toList();
    }

    /**
     * Asks for all, or for what is behind the first so many.
     *
     * @param offset null where nothing is known yet: OpenRouter then gives all it has in one page
     */
    private Page ask(@Nullable Integer offset) {
        try {
            return openRouter
                    .get()
                    .uri(uri -> uri.path("/models")
                            .queryParam("output_modalities", "all")
                            .queryParamIfPresent("offset", Optional.ofNullable(offset))
                            .build())
                    .exchangeForRequiredValue((_, response) -> read(response));
        } catch (ResourceAccessException | JacksonException e) {
            throw unavailable("it does not answer").causedBy(e);
        }
    }

    private Page read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status != 200) {
            throw unavailable("it answered with HTTP status " + status);
        }
        try (InputStream body = response.getBody()) {
            JsonNode json = mapper.readTree(body.readNBytes(MAX_BODY_BYTES));
            if (!json.path("data").isArray()) {
                throw unavailable("its answer has no models");
            }
            JsonNode next = json.path("links").path("next");
            JsonNode total = json.path("total_count");
            return new Page(
                    json.path("data").valueStream().toList(),
                    next.isString() ? next.asString() : null,
                    total.isIntegralNumber() ? total.asLong() : 0);
        }
    }

    private Optional<Model> model(JsonNode json) {
        try {
            return Optional.of(
                    WireModel.toModel(json, WireModel.clean(mapper.writeValueAsString(json))));
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
