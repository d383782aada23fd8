package com.ainews.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which a chat call goes wrong, by the name with which it is asked for. */
public enum Fault {
    BAD_REQUEST(400, "invalid_request"),
    INVALID_KEY(401, "authentication"),
    NO_CREDIT(402, "payment_required"),
    MODERATED(403, "content_policy_violation"),
    NOT_FOUND(404, "not_found"),
    REQUEST_TIMEOUT(408, "timeout"),
    TOO_LARGE(413, "payload_too_large"),
    UNPROCESSABLE(422, "unprocessable"),
    RATE_LIMITED(429, "rate_limit_exceeded"),
    /** 429 whose {@code Retry-After} is a date. */
    RATE_LIMITED_UNTIL(429, "rate_limit_exceeded"),
    SERVER_ERROR(500, "server"),
    PROVIDER_FAILED(502, "provider_unavailable"),
    OVERLOADED(503, "provider_overloaded"),
    GATEWAY_TIMEOUT(504, "timeout"),
    EDGE_TIMEOUT(524, "timeout"),
    PROVIDER_OVERLOADED(529, "provider_overloaded"),
    CONTEXT_TOO_LONG(400, "context_length_exceeded"),
    /** An HTML page, as from a proxy in between. */
    PROXY_PAGE(502, ""),
    /** HTTP 200 whose body is only an error. */
    ERROR_IN_200(200, "provider_unavailable"),
    /** No token and no reason to end; nothing is charged. */
    EMPTY(200, ""),
    /** {@code stop} with a native reason of {@code network_error}, and no usage. */
    NETWORK_ERROR_AS_STOP(200, ""),
    /** Charged, but the usage is left out. */
    NO_USAGE(200, ""),
    /** Prose, although JSON was asked for. */
    NOT_JSON(200, ""),
    /** Charged at a hundred times the listed price. */
    DEAR(200, ""),
    /** Takes two seconds. */
    SLOW(200, ""),
    /** Charged, and then the connection is closed amid the answer. */
    CUT(200, ""),
    /** The connection is closed before anything is done. */
    DROP(200, ""),
    /** Never answers; closes the connection after half a minute. */
    HANG(200, ""),
    /** A stream whose error comes after its first tokens, with a text as its code. */
    ERROR_MID_STREAM(200, "server"),
    /** A stream that ends without {@code [DONE]}. */
    NO_DONE(200, "");

    private final int status;
    private final String errorType;

    Fault(int status, String errorType) {
        this.status = status;
        this.errorType = errorType;
    }

    int status() {
        return status;
    }

    String errorType() {
        return errorType;
    }

    /** The name in headers and on the admin endpoint, such as {@code rate-limited}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of a name. */
    public static Optional<Fault> ofWireName(String name) {
        return Arrays.stream(values()).filter(f -> f.wireName().equals(name)).findFirst();
    }

    /** The fault that a magic model always has. */
    static Optional<Fault> ofModel(String model) {
        return switch (model) {
            case "sandbox/slow" -> Optional.of(SLOW);
            case "sandbox/fails" -> Optional.of(PROVIDER_FAILED);
            case "sandbox/rate-limited" -> Optional.of(RATE_LIMITED);
            case "sandbox/overloaded" -> Optional.of(OVERLOADED);
            case "sandbox/empty" -> Optional.of(EMPTY);
            case "sandbox/error-in-200" -> Optional.of(ERROR_IN_200);
            case "sandbox/cuts" -> Optional.of(CUT);
            case "sandbox/hangs" -> Optional.of(HANG);
            case "sandbox/not-json" -> Optional.of(NOT_JSON);
            case "sandbox/dear" -> Optional.of(DEAR);
            default -> Optional.empty();
        };
    }
}
