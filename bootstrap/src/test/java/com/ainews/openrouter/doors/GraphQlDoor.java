package com.ainews.openrouter.doors;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GraphQL, asking for every field that there is. */
record GraphQlDoor(Service service) implements Door {

    private static final Pattern HUMP = Pattern.compile("([A-Z])|(?<=[a-z]{2})(?=[0-9])");
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private static final String SETTINGS = """
            { apiKey { isSet label setAt } preferredModels { summarization chat fallback }
              usageLimits { dailyCostLimit monthlyCostLimit requestsPerHour tokensPerHour }
              preferences { temperature maxTokens enableStreaming fallbackEnabled costOptimization
                responseCache }
              updatedAt warnings }
            """;
    private static final String PRICING = """
            { prompt completion isFree other { name amount }
              overrides { minPromptTokens utcStart utcEnd utcDays otherConditions prices { name amount } } }
            """;
    private static final String MODEL = """
            { id canonicalSlug name description createdAt contextLength maxCompletionTokens
              inputModalities outputModalities tokenizer supportedParameters expirationDate
              benchmarks { intelligence coding agentic }
              pricing %s }
            """.formatted(PRICING);
    private static final String ENDPOINTS = """
            { model
              endpoints { provider name tag contextLength maxCompletionTokens maxPromptTokens
                quantization status uptimeLast5m uptimeLast30m uptimeLast1d
                latencyLast30m { p50 p75 p90 p99 } throughputLast30m { p50 p75 p90 p99 }
                supportedParameters pricing %s } }
            """.formatted(PRICING);
    private static final String SUMMARIES = """
            { requestId
              summaries { articleId title url source summary keyPoints sentiment
                          quality { score failed } model provider
                          tokens { prompt completion total } cost latencyMs truncated
                          maxTokensReduced { wanted granted }
                          tried { model failure } insteadOf { model reason } }
              failures { articleId code detail retryAfter facts cost }
              totals { articles summarized failed tokens { prompt completion total } cost } }
            """;
    private static final String CHAT = """
            { requestId generationId model provider content finishReason
              tokens { prompt completion total } cost latencyMs maxTokensReduced { wanted granted }
              tried { model failure } insteadOf { model reason } cache completion }
            """;
    private static final String RECOMMENDATIONS = """
            { task seed considered leftOut { reason models }
              models { model score expectedScore expectedCost expectedLatencyMs expectedSuccess
                calls benchmark reasons } }
            """;
    private static final Set<String> CHAT_FIELDS =
            Set.of("model", "models", "messages", "max_tokens", "temperature");
    private static final String TOTALS =
            "{ requests failed promptTokens completionTokens totalTokens cost }";
    private static final String LEDGER = """
            { id requestId purpose model provider generationId outcome promptTokens completionTokens
              cost reportedCost computedCost source ownKey held overrun latencyMs
              timeToFirstTokenMs attempts heldAt settledAt }
            """;

    @Override
    public Reply settings(User user) {
        return call(user, "settings", "query { settings " + SETTINGS + "}", Map.of());
    }

    @Override
    public Reply updateSettings(User user, JsonNode body) {
        return call(
                user,
                "updateSettings",
                "mutation($input: SettingsInput!) { updateSettings(input: $input) " + SETTINGS
                        + "}",
                Map.of("input", rename(body, GraphQlDoor::camel)));
    }

    @Override
    public Reply deleteSettings(User user) {
        return call(user, "deleteSettings", "mutation { deleteSettings }", Map.of());
    }

    @Override
    public Reply keyAudit(User user, int limit) {
        return call(
                user,
                "keyAudit",
                "query($limit: Int!) { keyAudit(limit: $limit) { id actorId operation label at } }",
                Map.of("limit", limit));
    }

    @Override
    public Reply models(User user) {
        return call(
                user,
                "models",
                "query { models(cache: true) { fetchedAt total count models " + MODEL + "} }",
                Map.of());
    }

    @Override
    public Reply models(User user, JsonNode query) {
        return call(
                user,
                "models",
                "query($maxPromptPrice: Decimal, $maxCompletionPrice: Decimal, $minContext: Long,"
                        + " $inputModalities: [String!], $outputModalities: [String!],"
                        + " $supportedParameters: [String!], $freeOnly: Boolean! = false,"
                        + " $provider: [String!], $q: String, $sort: ModelSort,"
                        + " $order: SortOrder, $offset: Int, $limit: Int) {"
                        + " models(maxPromptPrice: $maxPromptPrice,"
                        + " maxCompletionPrice: $maxCompletionPrice, minContext: $minContext,"
                        + " inputModalities: $inputModalities, outputModalities: $outputModalities,"
                        + " supportedParameters: $supportedParameters, freeOnly: $freeOnly,"
                        + " provider: $provider, q: $q, sort: $sort, order: $order,"
                        + " offset: $offset, limit: $limit) { fetchedAt total count models "
                        + MODEL
                        + "} }",
                variables(query));
    }

    private static Map<String, Object> variables(JsonNode query) {
        Map<String, Object> variables = new LinkedHashMap<>();
        query.properties().forEach(field -> variables.put(camel(field.getKey()), field.getValue()));
        return variables;
    }

    @Override
    public Reply modelEndpoints(User user, String id) {
        return call(
                user,
                "modelEndpoints",
                "query($id: String!) { modelEndpoints(modelId: $id) " + ENDPOINTS + "}",
                Map.of("id", id));
    }

    @Override
    public Reply modelChanges(User user, int limit) {
        return call(
                user,
                "modelChanges",
                "query($limit: Int!) { modelChanges(limit: $limit) { id model kind at before "
                        + PRICING
                        + " after "
                        + PRICING
                        + "} }",
                Map.of("limit", limit));
    }

    @Override
    public Reply model(User user, String id) {
        return call(
                user,
                "model",
                "query($id: String!) { model(id: $id) " + MODEL + "}",
                Map.of("id", id));
    }

    @Override
    public Reply recommendations(User user, JsonNode query) {
        return call(
                user,
                "recommendations",
                "query($task: String!, $inputTokens: Long, $outputTokens: Long,"
                        + " $supportedParameters: [String!], $inputModalities: [String!],"
                        + " $minContext: Long, $maxCost: Decimal, $maxLatencyMs: Long,"
                        + " $qualityWeight: Decimal, $costWeight: Decimal, $speedWeight: Decimal,"
                        + " $limit: Int, $seed: Long) { recommendations(task: $task,"
                        + " inputTokens: $inputTokens, outputTokens: $outputTokens,"
                        + " supportedParameters: $supportedParameters,"
                        + " inputModalities: $inputModalities, minContext: $minContext,"
                        + " maxCost: $maxCost, maxLatencyMs: $maxLatencyMs,"
                        + " qualityWeight: $qualityWeight, costWeight: $costWeight,"
                        + " speedWeight: $speedWeight, limit: $limit, seed: $seed) "
                        + RECOMMENDATIONS
                        + "}",
                variables(query));
    }

    @Override
    public Reply summarize(User user, JsonNode body) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("articles", rename(body.path("articles"), GraphQlDoor::camel));
        if (body.has("options")) {
            variables.put("options", rename(body.path("options"), GraphQlDoor::camel));
        }
        return call(
                user,
                "summarizeArticles",
                "mutation($articles: [ArticleInput!]!, $options: SummaryOptionsInput)"
                        + " { summarizeArticles(articles: $articles, options: $options) "
                        + SUMMARIES
                        + "}",
                variables);
    }

    @Override
    public Reply chat(User user, JsonNode body) {
        ObjectNode input = Service.JSON.createObjectNode();
        ObjectNode parameters = Service.JSON.createObjectNode();
        body.properties().forEach(field -> {
            boolean isTyped = CHAT_FIELDS.contains(field.getKey());
            (isTyped ? input : parameters)
                    .set(isTyped ? camel(field.getKey()) : field.getKey(), field.getValue());
        });
        input.set("parameters", parameters);
        return call(
                user,
                "chat",
                "mutation($input: ChatInput!) { chat(input: $input) " + CHAT + "}",
                Map.of("input", input));
    }

    @Override
    public Reply limits(User user) {
        return call(
                user,
                "limits",
                "query { limits { withinLimits limits { scope scopeId name window unit limit own cap settled held left resetsAt"
                        + " withinLimits } } }",
                Map.of());
    }

    @Override
    public Reply usage(User user, String period) {
        return call(
                user,
                "usage",
                "query($period: String!) { usage(period: $period) { period from to totals "
                        + TOTALS
                        + " byModel { model totals "
                        + TOTALS
                        + "} series { start totals "
                        + TOTALS
                        + "} } }",
                Map.of("period", period));
    }

    @Override
    public Reply ledger(User user, int limit) {
        return call(
                user,
                "ledger",
                "query($limit: Int!) { ledger(limit: $limit) " + LEDGER + "}",
                Map.of("limit", limit));
    }

    @Override
    public Reply health(User user) {
        return call(
                user,
                "health",
                "query { health { status checkedAt components { name status latencyMs simulated"
                        + " note } } }",
                Map.of());
    }

    private Reply call(User user, String field, String query, Map<String, ?> variables) {
        JsonNode answer = service.graphql(user.token(), query, variables);
        JsonNode error = answer.path("errors").path(0);
        if (error.isMissingNode()) {
            return new Reply(rename(answer.path("data").path(field), GraphQlDoor::snake), null);
        }
        ObjectNode problem = (ObjectNode) rename(error.path("extensions"), GraphQlDoor::snake);
        problem.put("detail", error.path("message").asString());
        return new Reply(null, problem);
    }

    static String camel(String snake) {
        return UNDERSCORE.matcher(snake).replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT));
    }

    static String snake(String camel) {
        return HUMP.matcher(camel).replaceAll(hit -> "_" + hit.group().toLowerCase(Locale.ROOT));
    }

    private static JsonNode rename(JsonNode json, UnaryOperator<String> name) {
        if (json.isObject()) {
            ObjectNode renamed = Service.JSON.createObjectNode();
            json.properties()
                    .forEach(field -> renamed.set(
                            name.apply(field.getKey()), rename(field.getValue(), name)));
            return renamed;
        }
        if (json.isArray()) {
            ArrayNode renamed = Service.JSON.createArrayNode();
            json.forEach(item -> renamed.add(rename(item, name)));
            return renamed;
        }
        return json;
    }
}
