package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.ProblemType;

import org.springframework.http.HttpStatus;

/** The HTTP status of each kind of problem. */
final class HttpStatusOf {

    private HttpStatusOf() {}

    static HttpStatus kind(ProblemType.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PAYMENT_REQUIRED -> HttpStatus.PAYMENT_REQUIRED;
            case TOO_MANY_REQUESTS -> HttpStatus.TOO_MANY_REQUESTS;
            case NOT_IMPLEMENTED -> HttpStatus.NOT_IMPLEMENTED;
            // Nobody sees it: the caller is gone, and there is no standard status for that.
            case CLIENT_GONE -> HttpStatus.REQUEST_TIMEOUT;
            case BAD_GATEWAY -> HttpStatus.BAD_GATEWAY;
            case GATEWAY_TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
