package com.ainews.openrouter.shared;

import java.util.Locale;

/**
 * Every kind of problem that a caller can be told of. The {@link #code()} is part of the API: the
 * same on REST ({@code code} of RFC 9457's problem details) and GraphQL ({@code extensions.code}).
 */
public enum ProblemType {
    MALFORMED_REQUEST(Kind.INVALID, "The request can't be read"),
    VALIDATION_FAILED(Kind.INVALID, "The request has invalid fields"),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "A valid access token is needed"),
    FORBIDDEN(Kind.FORBIDDEN, "The caller may not do this"),
    NOT_FOUND(Kind.NOT_FOUND, "There is no such thing"),
    MODEL_NOT_FOUND(Kind.NOT_FOUND, "The catalogue has no such model"),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "The address does not take this method"),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "No answer of the asked type can be given"),
    UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA_TYPE, "The body's type is not understood"),
    PAYLOAD_TOO_LARGE(Kind.TOO_LARGE, "The request is too large"),
    ALREADY_EXISTS(Kind.CONFLICT, "It exists already"),
    IDEMPOTENT_REQUEST_RUNNING(Kind.CONFLICT, "The first request of this key is still running"),
    IDEMPOTENT_REQUEST_LOST(Kind.CONFLICT, "The first request of this key was cut off"),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The key was used for another request"),
    API_KEY_MISSING(Kind.CONFLICT, "No OpenRouter key is set"),
    API_KEY_UNREADABLE(Kind.CONFLICT, "The stored OpenRouter key can't be decrypted"),
    API_KEY_REJECTED(Kind.CONFLICT, "OpenRouter does not accept the key"),
    NO_MODEL_AVAILABLE(Kind.CONFLICT, "No model is left to try"),
    NOT_AVAILABLE(Kind.NOT_IMPLEMENTED, "This is not available yet"),
    BUDGET_EXHAUSTED(Kind.PAYMENT_REQUIRED, "A cost limit does not allow this call"),
    UPSTREAM_CREDIT_EXHAUSTED(Kind.PAYMENT_REQUIRED, "The OpenRouter account has no credit left"),
    RATE_LIMIT_EXCEEDED(Kind.TOO_MANY_REQUESTS, "An hourly limit does not allow this call now"),
    BUDGET_HELD(Kind.TOO_MANY_REQUESTS, "Calls under way hold what is left of a cost limit"),
    UPSTREAM_RATE_LIMITED(Kind.TOO_MANY_REQUESTS, "OpenRouter asks to slow down"),
    CONTENT_REFUSED(Kind.UNPROCESSABLE, "The model's provider refuses this content"),
    INPUT_TOO_LONG(Kind.UNPROCESSABLE, "The input does not fit the model"),
    COST_NOT_BOUNDED(Kind.UNPROCESSABLE, "Nobody can tell what this may cost at most"),
    UPSTREAM_REJECTED(Kind.INVALID, "OpenRouter did not accept the call"),
    UPSTREAM_MODEL_GONE(Kind.NOT_FOUND, "OpenRouter has no provider for the model on these terms"),
    UPSTREAM_FAILED(Kind.BAD_GATEWAY, "The model's provider failed"),
    UPSTREAM_TIMEOUT(Kind.GATEWAY_TIMEOUT, "The model did not answer in time"),
    UPSTREAM_UNAVAILABLE(Kind.UNAVAILABLE, "OpenRouter can't be used at the moment"),
    SERVICE_BUSY(Kind.UNAVAILABLE, "Too many calls are under way"),
    CLIENT_LEFT(Kind.CLIENT_GONE, "The caller did not wait for the answer"),
    CATALOG_UNAVAILABLE(Kind.UNAVAILABLE, "The model catalogue could not be loaded yet"),
    DATABASE_UNAVAILABLE(Kind.UNAVAILABLE, "The database can't be reached"),
    INTERNAL_ERROR(Kind.INTERNAL, "Something went wrong on our side");

    /** What went wrong, in the few ways that a transport can express. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        UNSUPPORTED_MEDIA_TYPE(415),
        TOO_LARGE(413),
        CONFLICT(409),
        UNPROCESSABLE(422),
        PAYMENT_REQUIRED(402),
        TOO_MANY_REQUESTS(429),
        NOT_IMPLEMENTED(501),
        /** Nobody is there to be told, and there is no standard status for that. */
        CLIENT_GONE(408),
        BAD_GATEWAY(502),
        GATEWAY_TIMEOUT(504),
        UNAVAILABLE(503),
        INTERNAL(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The status code of HTTP, which OpenRouter's errors carry in their bodies too. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String title;

    ProblemType(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /** The stable word that clients switch on, in snake case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a code. */
    public static ProblemType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public Kind kind() {
        return kind;
    }

    /** One sentence for people, the same for every occurrence. */
    public String title() {
        return title;
    }
}
