package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to {@code POST /chat/completions} whose answer comes whole. */
@Component
class ChatEndpoint {

    static final String GENERATION_ID = "X-Generation-Id";
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final ChatPost post;
    private final InstantSource clock;

    private final JsonMapper mapper = UpstreamJson.mapper();

    ChatEndpoint(ChatPost post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
    }

    Attempt post(Call call) {
        long start = System.nanoTime();
        // Before it has a name nobody could find out what it cost: it would count as dear as can
        // be.
        var isNamed = new AtomicBoolean();
        var breakOff = new BreakOff(
                null,
                call.isAnswerKept()
                        ? null
                        : () -> isNamed.get() && call.clientHasLeft().getAsBoolean(),
                null,
                call.deadline(),
                clock);
        return post.send(call, ChatRequest.body(call, false, mapper), breakOff, response -> {
            isNamed.set(ChatPost.header(response, GENERATION_ID) != null);
            return read(call, response, breakOff, start);
        });
    }

    private Attempt read(Call call, ClassicHttpResponse response, BreakOff breakOff, long start) {
        ModelId model = call.model();
        Duration timeToFirstToken = Duration.ofNanos(System.nanoTime() - start);
        String generationId = ChatPost.header(response, GENERATION_ID);
        int status = response.getCode();
        JsonNode body;
        byte[] bytes = {};
        try (InputStream in =
                new BoundedBody(ChatPost.body(response), UpstreamJson.MAX_BYTES, LONGEST_ANSWER)) {
            bytes = in.readAllBytes();
            body = mapper.readTree(bytes);
        } catch (JacksonException _) {
            body = mapper.missingNode();
        } catch (IOException e) {
            return new Attempt.Failed(breakOff.failure(model, e, generationId));
        }
        if (status >= 400) {
            JsonNode error = body.path("error");
            return new Attempt.Failed(Failures.ofError(
                    model,
                    status,
                    error,
                    RetryAfter.of(response, error, clock.instant()),
                    generationId));
        }
        if (!body.isObject()) {
            return new Attempt.Failed(Failures.of(
                    model,
                    UpstreamFailure.BROKEN_ANSWER,
                    "an answer that is no JSON",
                    generationId));
        }
        // Who passes an answer on wants it as it came; who reads its text does not.
        String json = call.prompt() instanceof Prompt.Passed
                ? new String(bytes, StandardCharsets.UTF_8)
                : "";
        var reader = new AnswerReader(model, generationId, clock.instant());
        return switch (reader.read(body, json, timeToFirstToken)) {
            case AnswerReader.Reading.Good(Answer answer)
            when isUnusable(call, answer) ->
                new Attempt.Failed(Failures.of(
                        model,
                        UpstreamFailure.BROKEN_ANSWER,
                        "an answer without usage",
                        generationId));
            case AnswerReader.Reading.Good good -> new Attempt.Answered(good.answer());
            case AnswerReader.Reading.Bad bad -> new Attempt.Failed(bad.failure());
        };
    }

    /** What this service asks for itself it can ask for again; a caller's answer is precious. */
    private static boolean isUnusable(Call call, Answer answer) {
        return !answer.hasUsage() && call.prompt() instanceof Prompt.Written;
    }
}
