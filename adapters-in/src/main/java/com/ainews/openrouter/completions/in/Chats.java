package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.completions.AnswerLength;
import com.ainews.openrouter.completions.AnswerOnce;
import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.completions.CompleteChat;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.CompletionCommand;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.Purpose;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What all doors do: complete a chat whole, once for each idempotency key, or piece by piece. */
@Component
public class Chats {

    private static final String OPERATION = "chat";

    private final CompleteChat completeChat;
    private final AnswerOnce answerOnce;
    private final Ids ids;
    private final JsonMapper mapper;
    private final AnswerJson answerJson;

    Chats(
            CompleteChat completeChat,
            AnswerOnce answerOnce,
            Ids ids,
            JsonMapper mapper,
            AnswerJson answerJson) {
        this.completeChat = completeChat;
        this.answerOnce = answerOnce;
        this.ids = ids;
        this.mapper = mapper;
        this.answerJson = answerJson;
    }

    /**
     * A chat that somebody asks for.
     *
     * @param idempotencyKey null for none
     * @param headers that go to OpenRouter with the body
     */
    public record Request(
            Caller caller,
            Patience patience,
            @Nullable String idempotencyKey,
            Caching caching,
            ChatBody body,
            Map<String, String> headers) {

        /** Checks the body. */
        public static Request of(
                Caller caller,
                Patience patience,
                @Nullable String idempotencyKey,
                Caching caching,
                Map<String, ? extends @Nullable Object> body) {
            return new Request(
                    caller, patience, idempotencyKey, caching, ChatBody.of(body), Map.of());
        }

        /** The same with headers that go to OpenRouter too. */
        public Request with(Map<String, String> passed) {
            return new Request(caller, patience, idempotencyKey, caching, body, passed);
        }

        private Request with(Patience other) {
            return new Request(caller, other, idempotencyKey, caching, body, headers);
        }

        /** The same, but only until the client has left by this sign too. */
        Request unless(BooleanSupplier clientHasLeft) {
            return with(patience.unless(clientHasLeft));
        }

        private Request keepingAnswer() {
            return with(patience.keepingAnswer());
        }
    }

    /** The answer, and whether it is that of an earlier request. */
    public record Once(ChatAnswer answer, boolean isReplayed) {}

    /** Completes a chat, or tells what was answered before under the same key. */
    public Once complete(Request request) {
        if (request.idempotencyKey() == null) {
            return new Once(carryOut(request), false);
        }
        var once = answerOnce.answer(
                new AnswerOnce.Request(
                        request.caller().userId(),
                        request.idempotencyKey(),
                        OPERATION,
                        whole(request.body())),
                () -> mapper.writeValueAsString(carryOut(request.keepingAnswer())));
        return new Once(answerJson.chatAnswer(once.json()), once.isReplayed());
    }

    /** Whether or not the request says that the answer is wanted whole, it is the same request. */
    private static Map<String, @Nullable Object> whole(ChatBody body) {
        Map<String, @Nullable Object> fields = new HashMap<>(body.fields());
        fields.remove("stream");
        return fields;
    }

    /**
     * Completes a chat piece by piece; blocks until it has ended. Under an idempotency key the answer
     * comes in one piece, once it is whole: only a whole one can be told again.
     *
     * @return the last chunk, which is not sent yet; empty where there is none
     */
    public String streamOnce(Request request, AnswerStream stream) {
        return request.idempotencyKey() == null
                ? stream(request, stream).completion().json()
                : tell(complete(request), stream);
    }

    private String tell(Once once, AnswerStream stream) {
        AnswerChunks chunks = AnswerChunks.of(once.answer().completion());
        byte[] all = mapper.writeValueAsBytes(chunks.answer());
        try {
            stream.begin(once.answer().start(once.isReplayed()));
            stream.chunk(all, 0, all.length);
        } catch (AnswerStream.ReaderLeft e) {
            throw new ProblemException(ProblemType.CLIENT_LEFT, "Nobody reads the answer any more.")
                    .causedBy(e);
        }
        return mapper.writeValueAsString(chunks.last());
    }

    /** Completes a chat piece by piece; blocks until it has ended. */
    Streamed stream(Request request, AnswerStream stream) {
        CompletionCommand command = command(request);
        Completion completion = completeChat.complete(command, stream);
        return new Streamed(command.request(), completion);
    }

    /** How a stream ended. */
    record Streamed(RequestId request, Completion completion) {

        /** The same as a whole answer shows it; its JSON is that of the last chunk, if there is one. */
        ChatAnswer answer(AnswerJson json) {
            return ChatAnswer.from(request.value(), completion, json.tree(completion.json()));
        }
    }

    private ChatAnswer carryOut(Request request) {
        CompletionCommand command = command(request);
        Completion completion = completeChat.complete(command, null);
        return ChatAnswer.from(
                command.request().value(), completion, answerJson.tree(completion.json()));
    }

    private CompletionCommand command(Request request) {
        ChatBody body = request.body();
        return new CompletionCommand(
                request.caller().payer(),
                new RequestId(ids.next()),
                Purpose.CHAT,
                body.models(),
                Prompt.Passed.of(body, request.headers()),
                AnswerLength.asked(body.maxTokens()),
                request.caching(),
                body.canTakeItsTime() ? Priority.BATCH : Priority.INTERACTIVE,
                request.patience());
    }
}
