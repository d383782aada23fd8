package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to {@code POST /chat/completions} whose answer is streamed. */
@Component
class StreamEndpoint {

    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);
    private static final long MAX_STREAM_BYTES = 256L * 1024 * 1024;
    private static final int FIRST_ERROR = 400;
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private final ChatPost post;
    private final InstantSource clock;

    private final JsonMapper mapper = UpstreamJson.mapper();

    StreamEndpoint(ChatPost post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
    }

    /**
     * @param begun run when the first piece is there
     */
    Attempt post(Call call, AnswerStream stream, List<Completion.Tried> tried, Runnable begun) {
        long startNanos = System.nanoTime();
        var silence = new Silence(post.longestSilence());
        var breakOff = new BreakOff(stream, null, silence, call.deadline(), clock);
        return post.send(call, ChatRequest.body(call, true, mapper), breakOff, response -> {
            silence.end();
            String generationId = ChatPost.header(response, ChatEndpoint.GENERATION_ID);
            if (!isStream(response)) {
                return refused(call, response, generationId);
            }
            var relay = new ChunkRelay(
                    call, generationId, stream, breakOff, tried, begun, mapper, startNanos);
            InputStream body = new BoundedBody(
                    silence.listenedTo(ChatPost.body(response)), MAX_STREAM_BYTES, LONGEST_STREAM);
            return relay.relay(new EventLines(body, UpstreamJson.MAX_BYTES));
        });
    }

    private static boolean isStream(ClassicHttpResponse response) {
        String type = ChatPost.header(response, HttpHeaders.CONTENT_TYPE);
        return response.getCode() < FIRST_ERROR
                && type != null
                && type.startsWith("text/event-stream");
    }

    private Attempt refused(Call call, ClassicHttpResponse response, @Nullable String generationId)
            throws IOException {
        JsonNode error = error(response);
        Duration retryAfter = RetryAfter.of(response, error, clock.instant());
        if (response.getCode() >= FIRST_ERROR) {
            return new Attempt.Failed(Failures.ofError(
                    call.model(), response.getCode(), error, retryAfter, generationId));
        }
        return new Attempt.Failed(
                Failures.isNone(error)
                        ? Failures.of(
                                call.model(),
                                UpstreamFailure.BROKEN_ANSWER,
                                "an answer that is no stream",
                                generationId)
                        : Failures.ofErrorInside(call.model(), error, retryAfter, generationId));
    }

    /** The error object of an answer that is no stream; missing where there is none to be read. */
    private JsonNode error(ClassicHttpResponse response) throws IOException {
        try (InputStream body = ChatPost.body(response)) {
            return mapper.readTree(body.readNBytes(MAX_ERROR_BYTES)).path("error");
        } catch (JacksonException _) {
            return mapper.missingNode();
        }
    }
}
