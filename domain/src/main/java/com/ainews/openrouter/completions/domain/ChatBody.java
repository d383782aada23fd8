package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a chat request, as the caller sent it, in OpenRouter's words. Only what decides over
 * models and money is read here; all of it is passed on, also what nobody here knows.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/chat-completion">Chat completion</a>
 */
public final class ChatBody {

    /** The longest chain of models in a request. */
    public static final int MAX_MODELS = 10;

    public static final int MAX_MESSAGES = 10_000;
    private static final int MAX_CHOICES = 8;
    private static final BigDecimal MAX_PRICE = new BigDecimal("1000000");
    private static final String OBJECT = "must be an object";

    private final Map<String, @Nullable Object> fields;

    private ChatBody(Map<String, ? extends @Nullable Object> fields) {
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Checks a body.
     *
     * @param fields JSON as maps, lists, texts, numbers, booleans and nulls
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}, naming each
     *     field that is wrong
     */
    public static ChatBody of(Map<String, ? extends @Nullable Object> fields) {
        var body = new ChatBody(fields);
        var violations = new Violations();
        body.requireMessages(violations);
        body.requireModels(violations);
        body.requirePositive("max_tokens", violations);
        body.requirePositive("max_completion_tokens", violations);
        body.requireKind("stream", Boolean.class, "must be true or false", violations);
        body.requireKind("provider", Map.class, OBJECT, violations);
        body.requirePrices(violations);
        body.requireKind("response_format", Map.class, OBJECT, violations);
        body.requireKind("tools", List.class, "must be a list", violations);
        body.requireKind("plugins", List.class, "must be a list", violations);
        body.requireKind("user", String.class, "must be a text", violations);
        Object choices = body.get("n");
        violations.require(
                choices == null || (whole(choices) >= 1 && whole(choices) <= MAX_CHOICES),
                "n",
                choices,
                "must be a whole number from 1 to " + MAX_CHOICES);
        violations.throwIfAny();
        return body;
    }

    /** Everything in it, in its order. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** The model that is asked for and those to fall back to, in this order; may be empty. */
    public List<ModelId> models() {
        Set<ModelId> models = new LinkedHashSet<>();
        if (get("model") instanceof String model) {
            models.add(new ModelId(model));
        }
        if (get("models") instanceof List<?> others) {
            others.forEach(other -> models.add(new ModelId(String.valueOf(other))));
        }
        return List.copyOf(models);
    }

    /** Whether the answer is wanted piece by piece; null where the request does not say. */
    public @Nullable Boolean streams() {
        return (Boolean) get("stream");
    }

    /** The most tokens of the answer; null where the request does not say. */
    public @Nullable Long maxTokens() {
        Object most = get("max_completion_tokens") == null
                ? get("max_tokens")
                : get("max_completion_tokens");
        return most == null ? null : whole(most);
    }

    /** How many answers are wanted; one in nearly all requests. */
    public int choices() {
        Object choices = get("n");
        return choices == null ? 1 : (int) whole(choices);
    }

    /** Whether it asks for the tier that is cheaper because it may take its time. */
    public boolean canTakeItsTime() {
        return "flex".equals(get("service_tier"));
    }

    /**
     * The highest price that the caller accepts of a provider, in US dollars: of a million tokens for
     * {@code prompt} and {@code completion}, of one for the others. Null where the request does not
     * say.
     */
    public @Nullable BigDecimal maxPrice(String name) {
        return get("provider") instanceof Map<?, ?> provider
                        && provider.get("max_price") instanceof Map<?, ?> most
                        && most.get(name) instanceof Object price
                ? price(price)
                : null;
    }

    /** OpenRouter takes prices as numbers and as texts; null for what is neither. */
    private static @Nullable BigDecimal price(Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? new BigDecimal(value.toString())
                    : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** What a model must be able to do for this request. */
    public Needs needs() {
        Set<String> parameters = new HashSet<>();
        if (isFilledList("tools") || isFilledList("functions")) {
            parameters.add("tools");
        }
        if (get("response_format") instanceof Map<?, ?> format) {
            switch (String.valueOf(format.get("type"))) {
                case "json_schema" -> parameters.add("structured_outputs");
                case "json_object" -> parameters.add("response_format");
                default -> {
                    // Text is what every model writes.
                }
            }
        }
        return new Needs(parameters, content().inputs(), outputs());
    }

    private Set<String> outputs() {
        Set<String> outputs = new HashSet<>();
        if (get("modalities") instanceof List<?> modalities) {
            modalities.forEach(modality -> outputs.add(String.valueOf(modality)));
            outputs.remove("text");
        }
        return outputs;
    }

    private boolean isFilledList(String field) {
        return get(field) instanceof List<?> list && !list.isEmpty();
    }

    /** The text, images and so on in it, as far as they cost something. */
    public ChatContent content() {
        return ChatContent.of(fields);
    }

    private @Nullable Object get(String field) {
        return fields.get(field);
    }

    private void requireMessages(Violations violations) {
        if (!(get("messages") instanceof List<?> messages) || messages.isEmpty()) {
            violations.require(false, "messages", null, "must be a list with at least one message");
            return;
        }
        violations.require(
                messages.size() <= MAX_MESSAGES,
                "messages",
                messages.size(),
                "must have at most %,d messages".formatted(MAX_MESSAGES));
        for (int i = 0; i < messages.size(); i++) {
            boolean hasRole = messages.get(i) instanceof Map<?, ?> message
                    && message.get("role") instanceof String;
            violations.require(
                    hasRole, "messages[" + i + "]", null, "must be an object with a role");
        }
    }

    private void requireModels(Violations violations) {
        Object model = get("model");
        violations.require(
                model == null || model instanceof String, "model", model, "must be a text");
        if (model instanceof String id) {
            violations.requireModelId("model", id);
        }
        Object models = get("models");
        if (models == null) {
            return;
        }
        List<?> chain = models instanceof List<?> list ? list : new ArrayList<>();
        violations.require(
                models instanceof List<?> && chain.size() <= MAX_MODELS,
                "models",
                null,
                "must be a list of at most %d model ids".formatted(MAX_MODELS));
        for (int i = 0; i < Math.min(chain.size(), MAX_MODELS); i++) {
            violations.requireModelId("models[" + i + "]", String.valueOf(chain.get(i)));
        }
    }

    private void requirePrices(Violations violations) {
        if (!(get("provider") instanceof Map<?, ?> provider) || provider.get("max_price") == null) {
            return;
        }
        if (!(provider.get("max_price") instanceof Map<?, ?> most)) {
            violations.require(false, "provider.max_price", null, OBJECT);
            return;
        }
        most.forEach((name, value) -> {
            String field = "provider.max_price." + name;
            BigDecimal price = value == null ? null : price(value);
            violations.require(
                    value == null || price != null, field, value, "must be a number of US dollars");
            violations.requireBetween(field, price, BigDecimal.ZERO, MAX_PRICE);
        });
    }

    private void requirePositive(String field, Violations violations) {
        Object value = get(field);
        violations.require(
                value == null || whole(value) >= 1,
                field,
                value,
                "must be a whole number of tokens, at least 1");
    }

    private void requireKind(String field, Class<?> kind, String rule, Violations violations) {
        Object value = get(field);
        violations.require(
                value == null || kind.isInstance(value),
                field,
                value instanceof Map || value instanceof List ? null : value,
                rule);
    }

    /** A whole number that fits, else −1. */
    private static long whole(Object value) {
        if (!(value instanceof Number)) {
            return -1;
        }
        try {
            return new BigDecimal(value.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return -1;
        }
    }
}
