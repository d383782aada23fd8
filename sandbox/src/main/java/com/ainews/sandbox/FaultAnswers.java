package com.ainews.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The faults that are the whole answer; nothing is charged for them. */
final class FaultAnswers {

    private static final Duration LONGEST_HANG = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private FaultAnswers() {}

    /** Answers a chat with a fault that {@link Fault#isWholeAnswer}. */
    static void answer(
            Exchange exchange, Fault fault, String id, SandboxModel model, boolean streamed)
            throws IOException, ApiError {
        if (fault == Fault.EMPTY) {
            empty(exchange, id, model, streamed);
        } else {
            answer(exchange, fault);
        }
    }

    /** Answers whatever it is with a fault that {@link Fault#fitsAnyAddress}. */
    static void answer(Exchange exchange, Fault fault) throws IOException, ApiError {
        switch (fault) {
            case HANG -> EventStream.pause(LONGEST_HANG);
            case DROP -> {}
            case ERROR_IN_200 ->
                exchange.answer(ApiError.json(502, fault.errorType(), "Provider returned error"));
            case NO_CREDIT_IN_200 ->
                exchange.answer(ApiError.json(402, fault.errorType(), "Insufficient credits"));
            case PROXY_PAGE -> {
                exchange.withdraw(ChatApi.GENERATION_HEADER);
                byte[] page =
                        "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8);
                exchange.answer(502, "text/html", page, Map.of());
            }
            default -> {
                String message = "The sandbox was asked for the fault " + fault.wireName();
                throw new ApiError(fault.status(), fault.errorType(), message, headers(fault));
            }
        }
    }

    private static void empty(Exchange exchange, String id, SandboxModel model, boolean streamed)
            throws IOException {
        if (!streamed) {
            exchange.answer(ChatAnswer.empty(id, model));
            return;
        }
        var out = new EventStream(exchange.stream(), false);
        out.comment();
        out.event(ChatAnswer.emptyChunk(id, model));
        out.done();
    }

    private static Map<String, String> headers(Fault fault) {
        return switch (fault) {
            case RATE_LIMITED ->
                Map.of(
                        "Retry-After",
                        Long.toString(RETRY_AFTER.toSeconds()),
                        "X-RateLimit-Limit",
                        "20",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        Long.toString(Instant.now().plus(RETRY_AFTER).toEpochMilli()));
            case OVERLOADED, IN_FLIGHT_BUDGET ->
                Map.of("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
            case RATE_LIMITED_UNTIL ->
                Map.of(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.now(ZoneOffset.UTC).plus(RETRY_AFTER)));
            default -> Map.of();
        };
    }
}
