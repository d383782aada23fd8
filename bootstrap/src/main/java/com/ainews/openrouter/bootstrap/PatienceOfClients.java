package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.Violations;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers of both doors the patience of their client: it waits as long as it stays, and
 * until the deadline that it names. Where nobody can tell whether it is there, it is taken to be.
 */
@Component
final class PatienceOfClients
        implements HandlerMethodArgumentResolver,
                org.springframework.web.method.support.HandlerMethodArgumentResolver {

    /** In seconds, from when the request came. */
    static final String TIMEOUT = "X-Request-Timeout";

    private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.1");
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_800);
    private static final int DIGITS_OF_A_NANO = 9;

    private final InstantSource clock;

    PatienceOfClients(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Patience.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return patience(request);
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return patience(RequestContextHolder.getRequestAttributes());
    }

    private Patience patience(@Nullable RequestAttributes request) {
        if (!(request instanceof ServletRequestAttributes attributes)) {
            return Patience.LONGEST;
        }
        return new Patience(
                deadline(attributes.getRequest().getHeader(TIMEOUT)),
                request.getAttribute(ClientPresence.HAS_LEFT, RequestAttributes.SCOPE_REQUEST)
                                instanceof BooleanSupplier hasLeft
                        ? hasLeft
                        : null);
    }

    private @Nullable Instant deadline(@Nullable String timeout) {
        if (timeout == null) {
            return null;
        }
        BigDecimal seconds = number(timeout.strip());
        new Violations()
                .require(
                        seconds != null
                                && seconds.compareTo(LEAST_SECONDS) >= 0
                                && seconds.compareTo(MOST_SECONDS) <= 0,
                        TIMEOUT,
                        timeout,
                        "must be a number of seconds from " + LEAST_SECONDS + " to " + MOST_SECONDS)
                .throwIfAny();
        return clock.instant()
                .plusNanos(Objects.requireNonNull(seconds)
                        .movePointRight(DIGITS_OF_A_NANO)
                        .longValue());
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
