package com.ainews.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code POST /chat/completions}, with the faults that are asked for. */
final class ChatApi {

    static final String FAULT_HEADER = "X-Sandbox-Fault";

    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final Duration LONGEST_HANG = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SandboxCatalogue catalogue;
    private final Generations generations;
    private final Bill bill;
    private final Faults faults;
    private final LongAdder requests = new LongAdder();

    ChatApi(SandboxCatalogue catalogue, Generations generations, Bill bill, Faults faults) {
        this.catalogue = catalogue;
        this.generations = generations;
        this.bill = bill;
        this.faults = faults;
    }

    long requests() {
        return requests.sum();
    }

    void handle(Exchange exchange) throws IOException, ApiError {
        requests.increment();
        String key = exchange.key();
        if (key.contains("sandbox-no-credit")) {
            throw new ApiError(402, "payment_required", "Insufficient credits");
        }
        JsonNode request = parse(exchange.body());
        SandboxModel model = model(request);
        Optional<Fault> fault = fault(exchange, model);
        if (fault.isPresent() && failsAtOnce(exchange, fault.get())) {
            return;
        }
        Generation generation = generations.make(model, request, fault.orElse(null));
        bill.charge(key, generation);
        Map<String, String> headers = Map.of("X-Generation-Id", generation.id());
        if (generation.streamed()) {
            OutputStream out = fault.orElse(null) == Fault.CUT
                    ? exchange.streamThatBreaks(headers)
                    : exchange.stream(headers);
            ChatStream.write(out, generation, fault.orElse(null));
            return;
        }
        JsonNode body = ChatAnswer.whole(generation, fault.orElse(null));
        if (fault.orElse(null) == Fault.CUT) {
            exchange.cut(Json.bytes(body), headers);
        } else {
            exchange.answer(200, Json.bytes(body), headers);
        }
    }

    private Optional<Fault> fault(Exchange exchange, SandboxModel model) throws ApiError {
        String header = exchange.header(FAULT_HEADER);
        if (header != null) {
            return Optional.of(Fault.ofWireName(header)
                    .orElseThrow(() -> new ApiError(400, "sandbox", "No fault " + header)));
        }
        return Fault.ofModel(model.id()).or(faults::take);
    }

    /** Whether the fault was the whole answer; nothing is charged then. */
    private static boolean failsAtOnce(Exchange exchange, Fault fault)
            throws IOException, ApiError {
        switch (fault) {
            case SLOW -> pause(SLOWNESS);
            case HANG -> {
                pause(LONGEST_HANG);
                return true;
            }
            case DROP -> {
                return true;
            }
            case EMPTY -> {
                exchange.answer(ChatAnswer.empty());
                return true;
            }
            case ERROR_IN_200 -> {
                exchange.answer(ApiError.json(502, fault.errorType(), "Provider returned error"));
                return true;
            }
            case PROXY_PAGE -> {
                byte[] page =
                        "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8);
                exchange.answer(502, "text/html", page, Map.of());
                return true;
            }
            default -> {
                if (fault.status() != 200) {
                    throw error(fault);
                }
            }
        }
        return false;
    }

    private static ApiError error(Fault fault) {
        String message = "The sandbox was asked for the fault " + fault.wireName();
        return switch (fault) {
            case RATE_LIMITED, OVERLOADED ->
                new ApiError(
                        fault.status(),
                        fault.errorType(),
                        message,
                        Map.of("Retry-After", Long.toString(RETRY_AFTER.toSeconds())));
            case RATE_LIMITED_UNTIL ->
                new ApiError(
                        fault.status(),
                        fault.errorType(),
                        message,
                        Map.of(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        ZonedDateTime.now(ZoneOffset.UTC).plus(RETRY_AFTER))));
            default -> new ApiError(fault.status(), fault.errorType(), message);
        };
    }

    private static JsonNode parse(byte[] body) throws ApiError {
        try {
            JsonNode request = Json.parse(body);
            if (request.path("messages").isArray() && !request.path("messages").isEmpty()) {
                return request;
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw new ApiError(400, "invalid_request", "Input required: specify \"messages\"");
    }

    /** The model that is asked for, or the first of the chain that there is. */
    private SandboxModel model(JsonNode request) throws ApiError {
        String asked = request.path("model").asString("");
        SandboxModel found = find(asked, request);
        for (JsonNode other : request.path("models")) {
            found = found == null ? find(other.asString(""), request) : found;
        }
        if (found == null) {
            throw new ApiError(404, "not_found", "No endpoints found for " + asked + ".");
        }
        return found;
    }

    private @Nullable SandboxModel find(String id, JsonNode request) throws ApiError {
        JsonNode maxPrice = request.path("provider").path("max_price");
        SandboxModel model = catalogue.find(id).orElse(null);
        return model != null
                        && isWithin(model.price("prompt"), maxPrice.path("prompt"))
                        && isWithin(model.price("completion"), maxPrice.path("completion"))
                ? model
                : null;
    }

    private static boolean isWithin(BigDecimal perToken, JsonNode maxPerMillion) throws ApiError {
        if (maxPerMillion.isMissingNode() || maxPerMillion.isNull()) {
            return true;
        }
        try {
            var most = new BigDecimal(maxPerMillion.asString(""));
            return perToken.movePointRight(6).compareTo(most) <= 0;
        } catch (NumberFormatException _) {
            throw new ApiError(400, "invalid_request", "A maximum price must be a number");
        }
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
