package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.catalog.PriceCeiling;
import com.ainews.openrouter.completions.CallPolicy;
import com.ainews.openrouter.operations.OpenRouterUpstream;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.DriftTolerance;
import java.math.BigDecimal;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The HTTP client to OpenRouter that all modules share, and what they know of its configuration. */
@Configuration(proxyBeanMethods = false)
class OpenRouterConfiguration {

    private static final int DIGITS_OF_A_MILLION = 6;
    private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ofSeconds(2);

    /** One pool for all calls. Nothing is repeated in here: whether that is safe, callers decide. */
    @Bean(destroyMethod = "close")
    CloseableHttpClient openRouterHttpClient(OpenRouterProperties properties) {
        Timeout connect = Timeout.of(properties.connectTimeout());
        Timeout response = Timeout.of(properties.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(properties.maxConnections())
                        .setMaxConnPerRoute(properties.maxConnections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .setValidateAfterInactivity(CHECK_AFTER_IDLE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(response)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    @Bean
    RestClient openRouterClient(
            CloseableHttpClient openRouterHttpClient, OpenRouterProperties properties) {
        RestClient.Builder builder = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(openRouterHttpClient))
                .baseUrl(properties.baseUrl().toString());
        if (!properties.referer().isBlank()) {
            builder.defaultHeader("HTTP-Referer", properties.referer());
        }
        if (!properties.title().isBlank()) {
            builder.defaultHeader("X-OpenRouter-Title", properties.title());
        }
        return builder.build();
    }

    @Bean
    ServiceKey serviceKey(OpenRouterProperties properties) {
        return new ServiceKey(
                properties.apiKey().isBlank() ? null : new ApiKey(properties.apiKey()),
                properties.lendKey());
    }

    @Bean
    PriceCeiling priceCeiling(OpenRouterProperties properties) {
        OpenRouterProperties.Ceiling ceiling = properties.unknownPriceCeiling();
        return new PriceCeiling(perToken(ceiling.prompt()), perToken(ceiling.completion()));
    }

    private static @Nullable Usd perToken(@Nullable BigDecimal perMillion) {
        return perMillion == null ? null : new Usd(perMillion.movePointLeft(DIGITS_OF_A_MILLION));
    }

    @Bean
    CallPolicy callPolicy(OpenRouterProperties properties) {
        return new CallPolicy(
                new ModelId(properties.defaultModel()),
                TokenCount.of(properties.minReducedTokens()),
                properties.holdLease());
    }

    @Bean
    DriftTolerance driftTolerance(OpenRouterProperties properties) {
        return new DriftTolerance(new Usd(properties.driftTolerance()));
    }

    @Bean
    OpenRouterUpstream openRouterUpstream(OpenRouterProperties properties) {
        return new OpenRouterUpstream(properties.simulated());
    }
}
