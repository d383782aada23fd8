package com.ainews.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /key}, {@code /credits}, {@code /activity} and {@code /generation}. */
final class AccountApi {

    /** A day; the sandbox does not count them. */
    private static final int FREE_REQUESTS = 1_000;

    private final Bill bill;
    private final Keys keys;
    private final Generations generations;

    AccountApi(Bill bill, Keys keys, Generations generations) {
        this.bill = bill;
        this.keys = keys;
        this.generations = generations;
    }

    void key(Exchange exchange) throws IOException, ApiError {
        String key = exchange.key();
        BigDecimal used = bill.of(key).cost();
        ObjectNode root = Json.object();
        ObjectNode data = root.putObject("data");
        data.put("label", "sandbox-" + Bill.label(key));
        data.putNull("creator_user_id");
        data.putNull("organization_id");
        data.putNull("workspace_id");
        data.putNull("expires_at");
        data.putArray("allowed_data_regions").add("global");
        BigDecimal limit = keys.limitOf(key).orElse(null);
        data.put("limit", limit);
        data.put(
                "limit_remaining",
                limit == null ? null : limit.subtract(used).max(BigDecimal.ZERO));
        data.putNull("limit_reset");
        data.put("include_byok_in_limit", false);
        data.put("is_free_tier", false);
        data.putObject("free_model_daily_requests")
                .put("limit", FREE_REQUESTS)
                .put("remaining", FREE_REQUESTS)
                .put("used", 0);
        data.put("is_management_key", isManager(key));
        data.put("is_provisioning_key", isManager(key));
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
        root.putObject("data").put("total_credits", keys.credit()).put("total_usage", used);
        exchange.answer(root);
    }

    void generation(Exchange exchange) throws IOException, ApiError {
        exchange.key();
        String id = exchange.parameter("id");
        Generation generation = generations
                .find(id)
                .orElseThrow(
                        () -> new ApiError(404, "not_found", "Generation " + id + " not found"));
        exchange.answer(Generations.json(generation));
    }

    /** What all keys together used, by day and model; of today too, unlike at OpenRouter. */
    void activity(Exchange exchange) throws IOException, ApiError {
        if (!isManager(exchange.key())) {
            throw new ApiError(403, "permission_denied", "Only management keys can fetch activity");
        }
        String date = exchange.parameter("date");
        ObjectNode root = Json.object();
        ArrayNode data = root.putArray("data");
        bill.activity().forEach((item, account) -> {
            if (date.isEmpty() || date.equals(item.day().toString())) {
                data.add(json(item, account));
            }
        });
        exchange.answer(root);
    }

    private static ObjectNode json(Bill.Activity item, Bill.Account account) {
        return Json.object()
                .put("date", item.day().toString())
                .put("model", item.model())
                .put("model_permaslug", item.canonicalSlug())
                .put("endpoint_id", "sandbox")
                .put("provider_name", ChatAnswer.PROVIDER)
                .put("usage", account.cost())
                .put("byok_usage_inference", 0)
                .put("requests", account.calls())
                .put("prompt_tokens", account.promptTokens())
                .put("completion_tokens", account.completionTokens())
                .put("reasoning_tokens", 0);
    }

    private static boolean isManager(String key) {
        return key.contains("sandbox-management");
    }
}
