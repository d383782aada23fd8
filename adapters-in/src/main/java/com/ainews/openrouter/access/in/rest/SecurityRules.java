package com.ainews.openrouter.access.in.rest;

import com.ainews.openrouter.access.in.BearerTokens;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Denies everything but what is named here. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    /** Pages that hold no data: the documentation and the GraphiQL page itself. */
    private static final String[] PUBLIC_PAGES = {
        "/",
        "/docs",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/graphiql",
        "/graphiql/**",
        "/webjars/**"
    };

    /** What a load balancer asks; says nothing but up or down. */
    private static final String[] PUBLIC_HEALTH = {
        "/api/openrouter/health",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            BearerTokens bearerTokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new BearerTokenFilter(bearerTokens, problems),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // The rest of a request that was let in already.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC_PAGES)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC_HEALTH)
                        .permitAll()
                        // Browsers can't send a token here; the first message must have one.
                        .requestMatchers(SecurityRules::isWebSocket)
                        .permitAll()
                        .requestMatchers("/api/**", "/graphql")
                        .hasAuthority(BearerTokens.USER)
                        .requestMatchers("/actuator/**")
                        .hasAuthority(BearerTokens.ADMIN)
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, _) -> problems.resolveException(
                                        request, response, null, unauthenticated()))
                        .accessDeniedHandler((request, response, _) ->
                                problems.resolveException(request, response, null, forbidden())))
                .build();
    }

    /** Timing each of Spring Security's filters costs more than the filters. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Model ids hold slashes, and some clients encode them. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        return firewall;
    }

    /** There are no passwords; without this Spring Boot makes one up and logs it. */
    @Bean
    UserDetailsService userDetailsService() {
        return name -> {
            throw new UsernameNotFoundException("Access is by token only");
        };
    }

    private static boolean isWebSocket(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && request.getRequestURI().equals("/graphql")
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "Send a valid access token: 'Authorization: Bearer ori_…'. An administrator issues"
                        + " them; this one is missing, unknown, expired or revoked.");
    }

    private static ProblemException forbidden() {
        return new ProblemException(
                ProblemType.FORBIDDEN, "Your access token does not open this address.");
    }
}
