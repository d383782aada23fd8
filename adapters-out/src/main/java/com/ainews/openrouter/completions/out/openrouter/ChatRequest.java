package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.OutputSchema;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.Usd;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /chat/completions}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatRequest(
        String model,
        List<WireMessage> messages,
        @JsonProperty("max_tokens") long maxTokens,
        @Nullable BigDecimal temperature,
        @JsonProperty("response_format") @Nullable ResponseFormat responseFormat,
        ProviderChoice provider,
        String user) {

    private static final int DIGITS_OF_A_MILLION = 6;

    record WireMessage(String role, String content) {}

    record ResponseFormat(
            String type, @JsonProperty("json_schema") JsonSchema jsonSchema) {}

    record JsonSchema(String name, boolean strict, JsonNode schema) {}

    record ProviderChoice(@JsonProperty("max_price") MaxPrice maxPrice) {}

    /** In US dollars per million tokens, and per request; as decimal strings. */
    record MaxPrice(String prompt, String completion, String request) {}

    static ChatRequest from(Call call, JsonMapper mapper) {
        OutputSchema schema = call.prompt().outputSchema();
        List<WireMessage> messages = new ArrayList<>();
        for (Message message : call.prompt().messages()) {
            messages.add(new WireMessage(message.role().wireName(), message.content()));
        }
        if (schema != null && !call.structured()) {
            messages.addFirst(new WireMessage(
                    Message.Role.SYSTEM.wireName(),
                    "Answer with one JSON object that follows this JSON schema, and with"
                            + " nothing else: "
                            + schema.json()));
        }
        return new ChatRequest(
                call.model().value(),
                messages,
                call.maxTokens().value(),
                call.temperature(),
                schema != null && call.structured()
                        ? new ResponseFormat(
                                "json_schema",
                                new JsonSchema(schema.name(), true, mapper.readTree(schema.json())))
                        : null,
                new ProviderChoice(new MaxPrice(
                        perMillion(call.maxPromptTokenPrice()),
                        perMillion(call.maxAnswerTokenPrice()),
                        call.maxRequestPrice().amount().stripTrailingZeros().toPlainString())),
                call.user().toString());
    }

    private static String perMillion(Usd perToken) {
        return perToken.amount()
                .movePointRight(DIGITS_OF_A_MILLION)
                .stripTrailingZeros()
                .toPlainString();
    }
}
