package com.ainews.openrouter.completions.in.dropin;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.completions.in.CacheHeaders;
import com.ainews.openrouter.completions.in.ChatHeaders;
import com.ainews.openrouter.completions.in.Chats;
import com.ainews.openrouter.completions.in.EventStreams;
import com.ainews.openrouter.completions.in.PassedHeaders;
import com.ainews.openrouter.limits.Patience;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Chats in OpenRouter's own form. */
@RestController
@Tag(name = "drop-in", description = "OpenRouter's own API, for its clients and those of OpenAI")
class ChatCompletionsController {

    private final Chats chats;
    private final EventStreams streams;

    ChatCompletionsController(Chats chats, EventStreams streams) {
        this.chats = chats;
        this.streams = streams;
    }

    @PostMapping("/api/v1/chat/completions")
    @Operation(summary = "Complete a chat, as OpenRouter does")
    @Nullable
    ResponseEntity<JsonNode> complete(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable
                    String idempotencyKey,
            @RequestBody Map<String, @Nullable Object> body,
            HttpServletRequest http,
            HttpServletResponse response) {
        Caching caching = CacheHeaders.read(http::getHeader);
        Chats.Request request = Chats.Request.of(caller, patience, idempotencyKey, caching, body)
                .with(PassedHeaders.read(http::getHeader));
        if (Boolean.TRUE.equals(request.body().streams())) {
            streams.answer(http, response, patience, stream -> chats.streamOnce(request, stream));
            return null;
        }
        Chats.Once once = chats.complete(request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        ChatHeaders.set(answer::header, once);
        return answer.body(once.answer().completion());
    }
}
