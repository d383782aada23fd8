package com.ainews.openrouter.completions.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.completions.in.ChatAnswer;
import com.ainews.openrouter.completions.in.ChatChunk;
import com.ainews.openrouter.completions.in.ChatChunks;
import com.ainews.openrouter.completions.in.Chats;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.ProblemException;
import graphql.GraphQLContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ChatController {

    private final Chats chats;
    private final ChatChunks chatChunks;

    ChatController(Chats chats, ChatChunks chatChunks) {
        this.chats = chats;
        this.chatChunks = chatChunks;
    }

    @MutationMapping
    ChatAnswer chat(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Argument ChatInput input,
            @Argument @Nullable String idempotencyKey,
            @ContextValue(name = "Idempotency-Key", required = false) @Nullable String keyOfAll,
            GraphQLContext context) {
        String key = idempotencyKey == null ? keyOfAll : idempotencyKey;
        Chats.Once once = chats.complete(request(caller, patience, key, input));
        if (once.isReplayed()) {
            context.put("Idempotency-Replayed", true);
        }
        return once.answer();
    }

    /**
     * Over a socket only the subscription tells whether the subscriber is there: the request that
     * opened the socket has ended.
     */
    @SubscriptionMapping
    Flux<ChatChunk> chatStream(
            @AuthenticationPrincipal Caller caller,
            Patience patience,
            @Argument ChatInput input,
            @ContextValue(name = "Over-Socket", required = false) @Nullable Boolean overSocket) {
        var mine = overSocket == null ? patience : new Patience(patience.deadline(), null);
        return chatChunks.stream(request(caller, mine, null, input));
    }

    private static Chats.Request request(
            Caller caller, Patience patience, @Nullable String key, ChatInput input) {
        Caching caching = input.caching();
        Map<String, @Nullable Object> body = input.toBody();
        try {
            return Chats.Request.of(caller, patience, key, caching, body);
        } catch (ProblemException e) {
            throw input.inItsWords(e);
        }
    }
}
