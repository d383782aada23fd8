package com.ainews.openrouter.bootstrap;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How OpenRouter is reached.
 *
 * @param apiKey the service's own key; empty for none
 * @param lendKey whether users without a key of their own call with the service's
 * @param simulated whether the base URL is the sandbox's
 * @param referer tells OpenRouter which application calls; empty for none
 * @param title the application's name on OpenRouter; empty for none
 * @param defaultModel asked where a user prefers none
 * @param responseTimeout the longest silence while an answer is awaited
 * @param maxConnections the most connections to OpenRouter at the same time; more than calls may
 *     run, so that none waits for one when it has its slot
 * @param minReducedTokens an answer is not made shorter than this to fit a limit
 * @param unknownPriceCeiling what models whose price is not known may cost
 * @param holdLease longer than any call can take with all its retries; a hold that is older is
 *     taken for lost
 * @param driftTolerance US dollars by which the ledger may differ from OpenRouter between two
 *     checks without an alert
 */
@ConfigurationProperties("openrouter")
record OpenRouterProperties(
        @DefaultValue("") String apiKey,
        @DefaultValue("true") boolean lendKey,
        @DefaultValue("https://openrouter.ai/api/v1") URI baseUrl,
        @DefaultValue("false") boolean simulated,
        @DefaultValue("") String referer,
        @DefaultValue("") String title,
        @DefaultValue("openai/gpt-4o-mini") String defaultModel,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("60s") Duration responseTimeout,
        @DefaultValue("544") int maxConnections,
        @DefaultValue("256") int minReducedTokens,
        @DefaultValue Ceiling unknownPriceCeiling,
        @DefaultValue("30m") Duration holdLease,
        @DefaultValue("0.01") BigDecimal driftTolerance) {

    /** In US dollars per million tokens; null where such models can't be called. */
    record Ceiling(@Nullable BigDecimal prompt, @Nullable BigDecimal completion) {}
}
