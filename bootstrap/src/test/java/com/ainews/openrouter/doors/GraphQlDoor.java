package com.ainews.openrouter.doors;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GraphQL, asking for every field that there is. */
record GraphQlDoor(Service service) implements Door {

    private static final Pattern HUMP = Pattern.compile("([A-Z])");
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private static final String SETTINGS = """
            { apiKey { isSet label setAt } preferredModels { summarization chat fallback }
              usageLimits { dailyCostLimit monthlyCostLimit requestsPerHour tokensPerHour }
              preferences { temperature maxTokens enableStreaming fallbackEnabled costOptimization }
              updatedAt warnings }
            """;
    private static final String MODEL = """
            { id canonicalSlug name createdAt contextLength maxCompletionTokens inputModalities
              outputModalities tokenizer supportedParameters expirationDate
              pricing { prompt completion isFree other { name amount }
                        overrides { minPromptTokens prices { name amount } } } }
            """;
    private static final String SUMMARIES = """
            { requestId
              summaries { articleId title url source summary keyPoints sentiment model provider
                          tokens { prompt completion total } cost latencyMs truncated
                          maxTokensReduced { wanted granted }
                          tried { model failure } }
              failures { articleId code detail cost }
              totals { articles summarized failed tokens { prompt completion total } cost } }
            """;
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
                "query { models(cache: true) { fetchedAt count models " + MODEL + "} }",
                Map.of());
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
        return HUMP.matcher(camel).replaceAll(hit -> "_" + hit.group(1).toLowerCase(Locale.ROOT));
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
