package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.OutputSchema;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /chat/completions}: what the prompt says, under this call's terms. */
final class ChatRequest {

    private static final int DIGITS_OF_A_MILLION = 6;
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
    private static final String MAX_PRICE = "max_price";
    private static final String PROVIDER = "provider";

    private ChatRequest() {}

    static byte[] body(Call call, boolean streamed, JsonMapper mapper) {
        Map<String, @Nullable Object> body = switch (call.prompt()) {
            case Prompt.Written written -> written(written, call, mapper);
            case Prompt.Passed passed -> passed(passed, call);
        };
        body.put("model", call.model().value());
        if (streamed) {
            body.put("stream", true);
        } else {
            body.remove("stream");
            body.remove("stream_options");
        }
        body.put(PROVIDER, provider(body.get(PROVIDER), call));
        body.putIfAbsent("user", call.user().toString());
        // Also where it is null: then the caller wants the model's own.
        if (call.temperature() != null && !body.containsKey("temperature")) {
            body.put("temperature", call.temperature());
        }
        return mapper.writeValueAsBytes(body);
    }

    /** All that the caller sent, but for the chain of models, which is walked here. */
    private static Map<String, @Nullable Object> passed(Prompt.Passed prompt, Call call) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(prompt.body().fields());
        body.remove("models");
        body.remove("route");
        // One of the two names, or the other one would say something else.
        boolean isNewer = body.remove(MAX_COMPLETION_TOKENS) != null;
        body.remove(MAX_TOKENS);
        body.put(isNewer ? MAX_COMPLETION_TOKENS : MAX_TOKENS, call.maxTokens().value());
        return body;
    }

    private static Map<String, @Nullable Object> written(
            Prompt.Written prompt, Call call, JsonMapper mapper) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        List<Map<String, String>> messages = new ArrayList<>();
        OutputSchema schema = prompt.outputSchema();
        if (schema != null && !call.structured()) {
            messages.add(message(
                    Message.Role.SYSTEM,
                    "Answer with one JSON object that follows this JSON schema, and with"
                            + " nothing else: "
                            + schema.json()));
        }
        prompt.messages().forEach(m -> messages.add(message(m.role(), m.content())));
        body.put("messages", messages);
        body.put(MAX_TOKENS, call.maxTokens().value());
        if (schema != null && call.structured()) {
            body.put(
                    "response_format",
                    Map.of(
                            "type",
                            "json_schema",
                            "json_schema",
                            Map.of(
                                    "name",
                                    schema.name(),
                                    "strict",
                                    true,
                                    "schema",
                                    mapper.readTree(schema.json()))));
        }
        return body;
    }

    private static Map<String, String> message(Message.Role role, String content) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("role", role.wireName());
        message.put("content", content);
        return message;
    }

    /** The caller's choice of providers, but none that is dearer than what was held. */
    private static Map<Object, @Nullable Object> provider(@Nullable Object wanted, Call call) {
        Map<Object, @Nullable Object> provider = new LinkedHashMap<>();
        if (wanted instanceof Map<?, ?> map) {
            provider.putAll(map);
        }
        Map<Object, @Nullable Object> maxPrice = new LinkedHashMap<>();
        if (provider.get(MAX_PRICE) instanceof Map<?, ?> map) {
            maxPrice.putAll(map);
        }
        atMost(maxPrice, "prompt", perMillion(call.maxPromptTokenPrice()));
        atMost(maxPrice, "completion", perMillion(call.maxAnswerTokenPrice()));
        atMost(maxPrice, "request", call.maxRequestPrice().amount());
        // In dollars for each picture and each unit of sound, unlike those of tokens.
        if (call.maxImagePrice() != null) {
            atMost(maxPrice, "image", call.maxImagePrice().amount());
        }
        if (call.maxAudioPrice() != null) {
            atMost(maxPrice, "audio", call.maxAudioPrice().amount());
        }
        provider.put(MAX_PRICE, maxPrice);
        return provider;
    }

    private static void atMost(
            Map<Object, @Nullable Object> maxPrice, String name, BigDecimal ours) {
        BigDecimal theirs = decimal(maxPrice.get(name));
        BigDecimal least = theirs == null ? ours : ours.min(theirs);
        maxPrice.put(name, least.stripTrailingZeros().toPlainString());
    }

    private static @Nullable BigDecimal decimal(@Nullable Object number) {
        try {
            return number == null ? null : new BigDecimal(number.toString());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static BigDecimal perMillion(Usd perToken) {
        return perToken.amount().movePointRight(DIGITS_OF_A_MILLION);
    }
}
