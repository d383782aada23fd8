package com.ainews.openrouter.completions.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.completions.in.CacheHeaders;
import com.ainews.openrouter.completions.in.ChatAnswer;
import com.ainews.openrouter.completions.in.ChatHeaders;
import com.ainews.openrouter.completions.in.Chats;
import com.ainews.openrouter.completions.in.EventStreams;
import com.ainews.openrouter.completions.in.PassedHeaders;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.settings.PrefersStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/chat")
@Tag(name = "chat", description = "Messages in, an answer out")
class ChatRestController {

    private final Chats chats;
    private final PrefersStreams prefersStreams;
    private final EventStreams streams;

    ChatRestController(Chats chats, PrefersStreams prefersStreams, EventStreams streams) {
        this.chats = chats;
        this.prefersStreams = prefersStreams;
        this.streams = streams;
    }

    @PostMapping
    @Operation(
            summary = "Complete a chat",
            description = "Takes OpenRouter's request as it is; unknown fields are passed on. With"
                    + " \"stream\": true the answer comes as server-sent events in"
                    + " OpenRouter's form; without 'stream' the preference"
                    + " 'enable_streaming' decides.")
    @Nullable
    ResponseEntity<ChatAnswer> chat(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Parameter(
                            description =
                                    "Your own name for this request. Sent again within 24 hours it"
                                            + " gets the same answer and is not paid twice.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            @RequestBody Map<String, @Nullable Object> body,
            HttpServletRequest http,
            HttpServletResponse response) {
        Caching caching = CacheHeaders.read(http::getHeader);
        Chats.Request request = Chats.Request.of(caller, patience, idempotencyKey, caching, body)
                .with(PassedHeaders.read(http::getHeader));
        if (isStreamed(request)) {
            streams.answer(http, response, patience, stream -> chats.streamOnce(request, stream));
            return null;
        }
        Chats.Once once = chats.complete(request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        ChatHeaders.set(answer::header, once);
        return answer.body(once.answer());
    }

    private boolean isStreamed(Chats.Request request) {
        Boolean asked = request.body().streams();
        return asked == null
                ? request.idempotencyKey() == null
                        && prefersStreams.prefers(request.caller().userId())
                : asked;
    }
}
