package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatRequestTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void picturesAndSoundAreBoundedInDollarsAndTokensInDollarsPerMillion() {
        JsonNode maxPrice = maxPrice(Usd.of("0.001"), Usd.ZERO, Map.of());

        assertThat(maxPrice.path("prompt").asString()).isEqualTo("2");
        assertThat(maxPrice.path("completion").asString()).isEqualTo("3");
        assertThat(maxPrice.path("image").asString()).isEqualTo("0.001");
        assertThat(maxPrice.path("audio").asString()).isEqualTo("0");
    }

    @Test
    void theCallersSmallerBoundStays() {
        JsonNode maxPrice = maxPrice(Usd.of("0.001"), null, Map.of("image", "0.0005", "prompt", 7));

        assertThat(maxPrice.path("image").asString()).isEqualTo("0.0005");
        assertThat(maxPrice.path("prompt").asString()).isEqualTo("2");
        assertThat(maxPrice.has("audio")).isFalse();
    }

    private static JsonNode maxPrice(
            @Nullable Usd image, @Nullable Usd audio, Map<String, Object> wanted) {
        ChatBody body = ChatBody.of(Map.of(
                "messages",
                List.of(Map.of("role", "user", "content", "Hello")),
                "provider",
                Map.of("max_price", wanted)));
        var call = new Call(
                new ApiKey("sk-or-v1-sandbox-test"),
                new ModelId("a/b"),
                Prompt.Passed.of(body),
                true,
                null,
                TokenCount.of(200),
                Usd.of("0.000002"),
                Usd.of("0.000003"),
                Usd.ZERO,
                image,
                audio,
                null,
                () -> false,
                false,
                new UserId(new UUID(0, 1)));
        return MAPPER.readTree(ChatRequest.body(call, false, MAPPER))
                .path("provider")
                .path("max_price");
    }
}
