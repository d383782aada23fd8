package com.ainews.openrouter.operations.out.openrouter;

import com.ainews.openrouter.operations.OpenRouterUpstream;
import com.ainews.openrouter.operations.domain.Component;
import com.ainews.openrouter.operations.port.HealthProbe;

import org.springframework.web.client.RestClient;

/**
 * Asks OpenRouter for the state of a key. Any answer below 500 shows that it is there, also that
 * there is no such key.
 */
@org.springframework.stereotype.Component
class OpenRouterProbe implements HealthProbe {

    private final RestClient openRouter;
    private final OpenRouterUpstream upstream;

    OpenRouterProbe(RestClient openRouter, OpenRouterUpstream upstream) {
        this.openRouter = openRouter;
        this.upstream = upstream;
    }

    @Override
    public Component component() {
        return Component.OPENROUTER;
    }

    @Override
    public boolean isSimulated() {
        return upstream.simulated();
    }

    @Override
    public void probe() {
        int status = openRouter
                .get()
                .uri("/key")
                .exchangeForRequiredValue(
                        (_, response) -> response.getStatusCode().value());
        if (status >= 500) {
            throw new IllegalStateException("OpenRouter answers with HTTP status " + status);
        }
    }
}
