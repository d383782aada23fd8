package com.ainews.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** {@code /key}, {@code /credits} and {@code /generation}. */
final class AccountApi {

    private static final BigDecimal CREDIT = new BigDecimal("1000");

    private final Bill bill;
    private final Generations generations;

    AccountApi(Bill bill, Generations generations) {
        this.bill = bill;
        this.generations = generations;
    }

    void key(Exchange exchange) throws IOException, ApiError {
        String key = exchange.key();
        BigDecimal used = bill.of(key).cost();
        ObjectNode root = Json.object();
        ObjectNode data = root.putObject("data");
        data.put("label", "sandbox-" + Bill.label(key));
        data.putNull("creator_user_id");
        data.putNull("limit");
        data.putNull("limit_remaining");
        data.putNull("limit_reset");
        data.put("include_byok_in_limit", false);
        data.put("is_free_tier", false);
        data.put("is_management_key", false);
        data.put("is_provisioning_key", false);
        for (String span : new String[] {"usage", "usage_daily", "usage_weekly", "usage_monthly"}) {
            data.put(span, used);
            data.put("byok_" + span, BigDecimal.ZERO);
        }
        ObjectNode rate = data.putObject("rate_limit");
        rate.put("requests", -1).put("interval", "10s").put("note", "Without meaning.");
        exchange.answer(root);
    }

    void credits(Exchange exchange) throws IOException, ApiError {
        BigDecimal used = bill.of(exchange.key()).cost();
        ObjectNode root = Json.object();
        root.putObject("data").put("total_credits", CREDIT).put("total_usage", used);
        exchange.answer(root);
    }

    void generation(Exchange exchange) throws IOException, ApiError {
        exchange.key();
        String query = exchange.query();
        String id = query != null && query.startsWith("id=") ? query.substring(3) : "";
        Generation generation = generations
                .find(id)
                .orElseThrow(
                        () -> new ApiError(404, "not_found", "Generation " + id + " not found"));
        exchange.answer(Generations.json(generation));
    }
}
