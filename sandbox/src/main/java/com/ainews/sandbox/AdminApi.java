package com.ainews.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /sandbox/…}: the bill and the faults, for other processes; OpenRouter has no such thing. */
final class AdminApi {

    private final Bill bill;
    private final Faults faults;

    AdminApi(Bill bill, Faults faults) {
        this.bill = bill;
        this.faults = faults;
    }

    void bill(Exchange exchange) throws IOException, ApiError {
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

    /** {@code {"next": {"calls": 3, "fault": "overloaded"}}} or {@code {"randomly": {…}}}. */
    void faults(Exchange exchange) throws IOException, ApiError {
        switch (exchange.method()) {
            case "POST" -> set(parse(exchange.body()));
            case "DELETE" -> faults.clear();
            default -> throw new ApiError(405, "method", "POST or DELETE");
        }
        exchange.answer(Json.object());
    }

    private void set(JsonNode request) throws ApiError {
        JsonNode next = request.path("next");
        if (next.isObject()) {
            lineUp(next.path("calls").asInt(1), fault(next.path("fault").asString("")));
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

    private void lineUp(int calls, Fault fault) throws ApiError {
        try {
            faults.next(calls, fault);
        } catch (IllegalArgumentException e) {
            throw new ApiError(400, "sandbox", String.valueOf(e.getMessage()));
        }
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
