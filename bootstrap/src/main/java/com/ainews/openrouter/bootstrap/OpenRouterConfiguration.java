package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.catalog.CatalogueKey;
import com.ainews.openrouter.catalog.PriceCeiling;
import com.ainews.openrouter.completions.CallPolicy;
import com.ainews.openrouter.limits.HoldLease;
import com.ainews.openrouter.operations.OpenRouterUpstream;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.DriftTolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
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
    /** Each connection has three such buffers for as long as it is open, so 32 KiB would be much. */
    private static final int CONNECTION_BUFFER_BYTES = 1_024;

    private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ofSeconds(2);

    /** One pool for all calls. Nothing is repeated in here: whether that is safe, callers decide. */
    @Bean(destroyMethod = "close")
    CloseableHttpClient openRouterHttpClient(OpenRouterProperties properties) {
        Timeout connect = Timeout.of(properties.connectTimeout());
        Timeout response = Timeout.of(properties.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setBufferSize(CONNECTION_BUFFER_BYTES)
                                        .build())
                                .build())
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
                .setDefaultHeaders(aboutUs(properties))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    @Bean
    RestClient openRouterClient(
            CloseableHttpClient openRouterHttpClient, OpenRouterProperties properties) {
        return RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(openRouterHttpClient))
                .baseUrl(properties.baseUrl().toString())
                .build();
    }

    /** Which application calls, as OpenRouter shows it in its rankings; nothing where nobody says. */
    private static List<Header> aboutUs(OpenRouterProperties properties) {
        List<Header> headers = new ArrayList<>();
        if (!properties.referer().isBlank()) {
            headers.add(new BasicHeader("HTTP-Referer", properties.referer()));
        }
        if (!properties.title().isBlank()) {
            headers.add(new BasicHeader("X-OpenRouter-Title", properties.title()));
        }
        return headers;
    }

    @Bean
    ServiceKey serviceKey(OpenRouterProperties properties) {
        return new ServiceKey(apiKey(properties), properties.lendKey());
    }

    @Bean
    CatalogueKey catalogueKey(OpenRouterProperties properties) {
        return new CatalogueKey(apiKey(properties));
    }

    private static @Nullable ApiKey apiKey(OpenRouterProperties properties) {
        return properties.apiKey().isBlank() ? null : new ApiKey(properties.apiKey());
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
    HoldLease holdLease(OpenRouterProperties properties) {
        return new HoldLease(properties.holdLease());
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
