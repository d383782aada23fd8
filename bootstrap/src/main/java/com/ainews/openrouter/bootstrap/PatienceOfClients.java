package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.limits.Patience;
import graphql.schema.DataFetchingEnvironment;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers of both doors the patience of their client: it waits as long as it stays. Where
 * nobody can tell whether it is there, it is taken to be.
 */
@Component
final class PatienceOfClients
        implements HandlerMethodArgumentResolver,
                org.springframework.web.method.support.HandlerMethodArgumentResolver {

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

    private static Patience patience(@Nullable RequestAttributes request) {
        return request != null
                        && request.getAttribute(
                                        ClientPresence.HAS_LEFT, RequestAttributes.SCOPE_REQUEST)
                                instanceof BooleanSupplier hasLeft
                ? Patience.LONGEST.unless(hasLeft)
                : Patience.LONGEST;
    }
}
