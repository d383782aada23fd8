package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.limits.Patience;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How this service speaks JSON and HTTP. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    static {
        // Not part of a request, so not of its documentation either.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Patience.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PatienceOfClients());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/docs");
        registry.addRedirectViewController("/graphiql", "/graphiql/index.html");
    }

    @Bean
    JsonMapperBuilderCustomizer wireTypes() {
        return WireTypes::customize;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientPresence() {
        return factory -> factory.addEngineValves(new ClientPresence());
    }

    /** Model ids hold slashes, and some clients encode them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(connector ->
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
    }
}
