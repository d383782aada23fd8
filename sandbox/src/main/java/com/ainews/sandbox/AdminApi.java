package com.ainews.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /sandbox/…}, for other processes; OpenRouter has no such thing. */
final class AdminApi {

    private final Bill bill;
    private final Faults faults;
    private final Pacing pacing;
    private final Keys keys;
    private final SandboxCatalogue catalogue;
    private final Streams streams;

    AdminApi(Bill bill, Script script, SandboxCatalogue catalogue, Streams streams) {
        this.bill = bill;
        this.faults = script.faults();
        this.pacing = script.pacing();
        this.keys = script.keys();
        this.catalogue = catalogue;
        this.streams = streams;
    }

    void handle(Exchange exchange, String path) throws IOException, ApiError {
        switch (path) {
            case "bill" -> bill(exchange);
            case "streams" -> streams(exchange);
            case "faults" -> change(exchange, this::setFaults, faults::clear);
            case "pace" -> change(exchange, this::setPace, pacing::clear);
            case "keys" -> change(exchange, this::setKeys, keys::clear);
            case "models" -> change(exchange, this::setModels, catalogue::reset);
            default -> throw new ApiError(404, "not_found", "No such address");
        }
    }

    private void bill(Exchange exchange) throws IOException, ApiError {
        switch (exchange.method()) {
            case "GET" -> {
                ObjectNode root = Json.object();
                root.set("total", json(bill.total()));
                ObjectNode keys = root.putObject("keys");
                bill.byLabel().forEach((label, account) -> keys.set(label, json(account)));
                exchange.answer(root);
            }
            case "DELETE" -> {
                bill.clear();
                exchange.answer(Json.object());
            }
            default -> throw new ApiError(405, "method", "GET or DELETE");
        }
    }

    private void streams(Exchange exchange) throws IOException, ApiError {
        if (!exchange.method().equals("GET")) {
            throw new ApiError(405, "method", "GET");
        }
        exchange.answer(Json.object()
                .put("open", streams.open())
                .put("started", streams.started())
                .put("cancelled", streams.cancelled()));
    }

    /** What {@code POST} does with a request. */
    private interface Setting {

        void set(JsonNode request) throws ApiError;
    }

    private static void change(Exchange exchange, Setting setting, Runnable reset)
            throws IOException, ApiError {
        switch (exchange.method()) {
            case "POST" -> {
                try {
                    setting.set(parse(exchange.body()));
                } catch (IllegalArgumentException e) {
                    throw new ApiError(400, "sandbox", String.valueOf(e.getMessage()));
                }
            }
            case "DELETE" -> reset.run();
            default -> throw new ApiError(405, "method", "POST or DELETE");
        }
        exchange.answer(Json.object());
    }

    /** {@code {"latency_ms": 500, "chunk_delay_ms": 50}}, or with an {@code address}. */
    private void setPace(JsonNode request) throws ApiError {
        Duration latency = Duration.ofMillis(request.path("latency_ms").asLong(0));
        if (request.has("address")) {
            pacing.set(address(request), latency);
        } else {
            pacing.set(latency, Duration.ofMillis(request.path("chunk_delay_ms").asLong(0)));
        }
    }

    /** {@code {"limit": {"key": "sk-or-…", "usd": "0.5"}}} or {@code {"credit": "10"}}. */
    private void setKeys(JsonNode request) throws ApiError {
        if (!request.has("limit") && !request.has("credit")) {
            throw new ApiError(400, "sandbox", "Neither limit nor credit");
        }
        if (request.has("limit")) {
            keys.limit(
                    request.at("/limit/key").asString(""),
                    new BigDecimal(request.at("/limit/usd").asString("")));
        }
        if (request.has("credit")) {
            keys.credit(new BigDecimal(request.path("credit").asString("")));
        }
    }

    /** {@code {"remove": id}} or {@code {"price": {"id": id, "prompt": "0.000001", …}}}. */
    private void setModels(JsonNode request) throws ApiError {
        if (!request.has("remove") && !request.has("price")) {
            throw new ApiError(400, "sandbox", "Neither remove nor price");
        }
        if (request.has("remove")) {
            catalogue.remove(request.path("remove").asString(""));
        }
        if (request.has("price")) {
            Map<String, BigDecimal> prices = new LinkedHashMap<>();
            for (var field : request.path("price").properties()) {
                if (!field.getKey().equals("id")) {
                    prices.put(field.getKey(), new BigDecimal(field.getValue().asString("")));
                }
            }
            catalogue.setPrices(request.at("/price/id").asString(""), prices);
        }
    }

    /** {@code {"next": {"calls": 3, "fault": "overloaded"}}} {@code {"always": {…}}}, {@code {"randomly": {…}}}. */
    private void setFaults(JsonNode request) throws ApiError {
        JsonNode next = request.path("next");
        if (next.isObject()) {
            faults.next(next.path("calls").asInt(1), fault(next.path("fault").asString("")));
        }
        JsonNode always = request.path("always");
        if (always.isObject()) {
            faults.always(address(always), fault(always.path("fault").asString("")));
        }
        JsonNode randomly = request.path("randomly");
        if (randomly.isObject()) {
            List<Fault> some = new ArrayList<>();
            for (JsonNode name : randomly.path("faults")) {
                some.add(fault(name.asString("")));
            }
            faults.randomly(
                    randomly.path("percent").asInt(10),
                    randomly.path("seed").asLong(1),
                    some.toArray(Fault[]::new));
        }
    }

    private static Address address(JsonNode request) throws ApiError {
        String name = request.path("address").asString("");
        return Address.ofWireName(name)
                .orElseThrow(() -> new ApiError(400, "sandbox", "No address '" + name + "'"));
    }

    private static Fault fault(String name) throws ApiError {
        return Fault.ofWireName(name)
                .orElseThrow(() -> new ApiError(400, "sandbox", "No fault '" + name + "'"));
    }

    private static JsonNode parse(byte[] body) throws ApiError {
        try {
            return Json.parse(body);
        } catch (JacksonException _) {
            throw new ApiError(400, "sandbox", "Not JSON");
        }
    }

    private static ObjectNode json(Bill.Account account) {
        ObjectNode json = Json.object();
        json.put("calls", account.calls());
        json.put("prompt_tokens", account.promptTokens());
        json.put("completion_tokens", account.completionTokens());
        json.put("cost", account.cost());
        return json;
    }
}
