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
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** How this service speaks JSON and HTTP. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final int MAX_SOCKET_MESSAGE_CHARACTERS = 128 * 1024;

    static {
        // Not part of a request, so not of its documentation either.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Patience.class);
    }

    private final PatienceOfClients patienceOfClients;
    private final JsonMapper mapper;

    WebConfiguration(PatienceOfClients patienceOfClients, JsonMapper mapper) {
        this.patienceOfClients = patienceOfClients;
        this.mapper = mapper;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new WholeJsonConverter(mapper));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(patienceOfClients);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/docs");
        registry.addRedirectViewController("/graphiql", "/graphiql/index.html");
    }

    @Bean
    static JsonMapperBuilderCustomizer wireTypes() {
        return WireTypes::customize;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientPresence() {
        return factory -> factory.addEngineValves(new ClientPresence(), new CharacterBuffer());
    }

    /** Tomcat sets aside as much for each socket: longer requests go over HTTP. */
    @Bean
    ServletServerContainerFactoryBean webSocketLimits() {
        var limits = new ServletServerContainerFactoryBean();
        limits.setMaxTextMessageBufferSize(MAX_SOCKET_MESSAGE_CHARACTERS);
        return limits;
    }

    /** Connections are many and each keeps its buffers, so these are small. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return factory -> {
            factory.setProtocol(SmallBuffersProtocol.class.getName());
            factory.addConnectorCustomizers(SmallBuffersProtocol::customize);
        };
    }

    /** Model ids hold slashes, and some clients encode them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(connector ->
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
    }
}
