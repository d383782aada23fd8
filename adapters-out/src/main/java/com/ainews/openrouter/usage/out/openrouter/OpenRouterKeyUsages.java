package com.ainews.openrouter.usage.out.openrouter;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.port.KeyUsages;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /key}, whose {@code usage} is in US dollars and never starts anew. */
@Component
class OpenRouterKeyUsages implements KeyUsages {

    private static final Logger log = LoggerFactory.getLogger(OpenRouterKeyUsages.class);

    private final RestClient openRouter;

    /** Costs are decimals: they must not pass through binary floating point. */
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    OpenRouterKeyUsages(RestClient openRouter) {
        this.openRouter = openRouter;
    }

    @Override
    public Optional<Usd> find(ApiKey apiKey) {
        try {
            byte[] body = openRouter
                    .get()
                    .uri("/key")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey.secret())
                    .retrieve()
                    .body(byte[].class);
            JsonNode usage = mapper.readTree(body == null ? new byte[0] : body).at("/data/usage");
            if (usage.isNumber() && usage.decimalValue().signum() >= 0) {
                return Optional.of(new Usd(usage.decimalValue()));
            }
            log.warn("OpenRouter did not say what the key {} has used", apiKey.label());
        } catch (RestClientException | JacksonException e) {
            // Without its message, which may quote the body.
            log.warn(
                    "OpenRouter could not be asked what the key {} has used: {}",
                    apiKey.label(),
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }
}
