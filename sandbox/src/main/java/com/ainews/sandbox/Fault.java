package com.ainews.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which a call goes wrong, by the name with which it is asked for. */
public enum Fault {
    BAD_REQUEST(400, "invalid_request"),
    INVALID_KEY(401, "authentication"),
    NO_CREDIT(402, "payment_required"),
    /** 402 with a {@code Retry-After}: calls under way may still cost what is left. */
    IN_FLIGHT_BUDGET(402, "payment_required"),
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
    /** 503 without a {@code Retry-After}. */
    NO_RETRY_AFTER(503, "provider_overloaded"),
    GATEWAY_TIMEOUT(504, "timeout"),
    EDGE_TIMEOUT(524, "timeout"),
    PROVIDER_OVERLOADED(529, "provider_overloaded"),
    CONTEXT_TOO_LONG(400, "context_length_exceeded"),
    /** An HTML page, as from a proxy in between. */
    PROXY_PAGE(502, ""),
    /** HTTP 200 whose body is only an error. */
    ERROR_IN_200(200, "provider_unavailable"),
    /** HTTP 200 whose body says 402. */
    NO_CREDIT_IN_200(200, "payment_required"),
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
    /** Three times the tokens of the prompt are counted and charged. */
    MORE_TOKENS(200, ""),
    /** Takes two seconds. */
    SLOW(200, ""),
    /** A long answer; its stream has a chunk every tenth of a second. */
    SLOW_STREAM(200, ""),
    /** Charged, and then the connection is closed amid the answer. */
    CUT(200, ""),
    /** As {@link #CUT}, of streams only. */
    CUT_STREAM(200, ""),
    /** Charged, and then the connection is closed between the bytes of one character. */
    CUT_IN_CHARACTER(200, ""),
    /** Charged; a stream falls silent after its first tokens, and is closed after half a minute. */
    STALL_STREAM(200, ""),
    /** A stream that is charged in full also where its client leaves, as some providers do. */
    BILLS_ON(200, ""),
    /** The connection is closed before anything is done. */
    DROP(200, ""),
    /** Never answers; closes the connection after half a minute. */
    HANG(200, ""),
    /** A stream whose error comes after its first tokens, with a text as its code. */
    ERROR_MID_STREAM(200, "server"),
    /** As {@link #ERROR_MID_STREAM}, in a chunk without choices. */
    ERROR_MID_STREAM_BARE(200, "server"),
    /** As {@link #ERROR_MID_STREAM}, with a number as its code: the form that is documented. */
    ERROR_MID_STREAM_NUMBER(200, "provider_unavailable"),
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

    /** Whether nothing is answered but the fault, and nothing charged. */
    boolean isWholeAnswer() {
        return status != 200
                || this == EMPTY
                || this == ERROR_IN_200
                || this == NO_CREDIT_IN_200
                || this == DROP
                || this == HANG;
    }

    /** Whether also other addresses than that of chats can have it. */
    boolean fitsAnyAddress() {
        return (isWholeAnswer() && this != EMPTY) || this == SLOW || this == CUT;
    }

    /** Whether the connection of a stream ends before the stream does. */
    boolean breaksStream() {
        return this == CUT
                || this == CUT_STREAM
                || this == CUT_IN_CHARACTER
                || this == STALL_STREAM;
    }

    /** Whether the connection of a plain answer ends amid it. */
    boolean breaksPlainAnswer() {
        return this == CUT || this == CUT_IN_CHARACTER;
    }

    /** Whether a stream ends in an error. */
    boolean failsStream() {
        return this == ERROR_MID_STREAM
                || this == ERROR_MID_STREAM_BARE
                || this == ERROR_MID_STREAM_NUMBER;
    }

    /** Whether the answer does not say what it used. */
    boolean hidesUsage() {
        return this == NO_USAGE || this == NETWORK_ERROR_AS_STOP;
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
            case "sandbox/rate-limited-until" -> Optional.of(RATE_LIMITED_UNTIL);
            case "sandbox/no-retry-after" -> Optional.of(NO_RETRY_AFTER);
            case "sandbox/invalid-key-outage" -> Optional.of(INVALID_KEY);
            case "sandbox/slow-stream" -> Optional.of(SLOW_STREAM);
            case "sandbox/cuts-stream" -> Optional.of(CUT_STREAM);
            case "sandbox/cuts-in-character" -> Optional.of(CUT_IN_CHARACTER);
            case "sandbox/stalls-stream" -> Optional.of(STALL_STREAM);
            case "sandbox/bills-on" -> Optional.of(BILLS_ON);
            case "sandbox/error-mid-stream" -> Optional.of(ERROR_MID_STREAM);
            case "sandbox/no-done" -> Optional.of(NO_DONE);
            case "sandbox/no-usage" -> Optional.of(NO_USAGE);
            case "sandbox/network-error" -> Optional.of(NETWORK_ERROR_AS_STOP);
            case "sandbox/more-tokens" -> Optional.of(MORE_TOKENS);
            case "sandbox/not-json" -> Optional.of(NOT_JSON);
            case "sandbox/dear" -> Optional.of(DEAR);
            case "sandbox/in-flight-budget" -> Optional.of(IN_FLIGHT_BUDGET);
            default -> Optional.empty();
        };
    }
}
