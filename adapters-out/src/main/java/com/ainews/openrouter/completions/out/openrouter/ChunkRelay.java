package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.AnswerStream.ReaderLeft;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ModelId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands the chunks of one streamed answer on, and sees how it ends. Until a chunk has something of an
 * answer in it, nothing is handed on: a stream that fails before that can be tried elsewhere.
 */
final class ChunkRelay {

    /** Chunks without content that are kept back at most; then the stream begins all the same. */
    private static final int MAX_KEPT_BACK = 16;

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final ModelId asked;
    private final int choices;
    private final AnswerStream stream;
    private final BreakOff breakOff;
    private final List<Completion.Tried> tried;
    private final Runnable onBegin;
    private final JsonMapper mapper;
    private final long startNanos;
    private final List<byte[]> keptBack = new ArrayList<>();

    private @Nullable String generationId;
    private ModelId model;
    private @Nullable String provider;
    private @Nullable String finishReason;
    private @Nullable JsonNode usage;
    private final Set<Integer> finished = new HashSet<>();
    private byte @Nullable [] last;
    private boolean begun;
    private boolean done;
    private Duration timeToFirstToken = Duration.ZERO;

    /**
     * @param generationId as the header has it
     * @param tried told when the stream begins
     * @param onBegin run when it does
     */
    ChunkRelay(
            Call call,
            @Nullable String generationId,
            AnswerStream stream,
            BreakOff breakOff,
            List<Completion.Tried> tried,
            Runnable onBegin,
            JsonMapper mapper,
            long startNanos) {
        this.asked = call.model();
        this.choices = call.prompt().choices();
        this.model = asked;
        this.generationId = generationId;
        this.stream = stream;
        this.breakOff = breakOff;
        this.tried = tried;
        this.onBegin = onBegin;
        this.mapper = mapper;
        this.startNanos = startNanos;
    }

    /** Blocks until the answer has ended, however it does. */
    Attempt relay(EventLines lines) {
        try {
            while (true) {
                switch (lines.next()) {
                    case DATA -> {
                        Attempt failed = data(lines);
                        if (failed != null) {
                            return failed;
                        }
                        if (done) {
                            return end();
                        }
                    }
                    case COMMENT -> {
                        if (begun) {
                            stream.keepAlive();
                        }
                    }
                    case END -> {
                        return end();
                    }
                }
            }
        } catch (ReaderLeft _) {
            return readerLeft();
        } catch (IOException e) {
            return failed(breakOff.failure(asked, e, generationId));
        }
    }

    private @Nullable Attempt data(EventLines lines) throws ReaderLeft {
        byte[] buffer = lines.buffer();
        int from = lines.start();
        int to = lines.end();
        if (Arrays.equals(buffer, from, to, DONE, 0, DONE.length)) {
            done = true;
            return null;
        }
        if (begun && !ChunkScan.isWorthReading(buffer, from, to)) {
            handOn(buffer, from, to);
            return null;
        }
        JsonNode chunk;
        try {
            chunk = mapper.readTree(buffer, from, to - from);
        } catch (JacksonException _) {
            return failed(Failures.of(
                    asked, UpstreamFailure.BROKEN_ANSWER, "a chunk that is no JSON", generationId));
        }
        FailedAttempt failure = read(chunk);
        if (failure != null) {
            return failed(failure);
        }
        if (!begun && !hasContent(chunk) && keptBack.size() < MAX_KEPT_BACK) {
            keptBack.add(Arrays.copyOfRange(buffer, from, to));
            return null;
        }
        begin();
        handOn(buffer, from, to);
        return null;
    }

    /** Keeps the newest chunk back once there is a usage, which usually is in the last one. */
    private void handOn(byte[] buffer, int from, int to) throws ReaderLeft {
        if (usage == null) {
            stream.chunk(buffer, from, to);
            return;
        }
        byte[] earlier = last;
        last = Arrays.copyOfRange(buffer, from, to);
        if (earlier != null) {
            stream.chunk(earlier, 0, earlier.length);
        }
    }

    /** Learns from a chunk; the failure that it tells, if it does. */
    private @Nullable FailedAttempt read(JsonNode chunk) {
        if (generationId == null) {
            generationId = AnswerReader.textOrNull(chunk.path("id"));
        }
        model = AnswerReader.answeredBy(asked, chunk.path("model").asString(""));
        String servedBy = AnswerReader.textOrNull(chunk.path("provider"));
        provider = servedBy == null ? provider : servedBy;
        FailedAttempt failure = AnswerReader.failure(
                asked, chunk, generationId, breakOff.clock().instant());
        if (failure != null) {
            return failure;
        }
        for (JsonNode choice : chunk.path("choices")) {
            String reason = AnswerReader.textOrNull(choice.path("finish_reason"));
            if (reason != null && !reason.isBlank()) {
                finishReason = finishReason == null || isFirst(choice) ? reason : finishReason;
                finished.add(choice.path("index").asInt(0));
            }
        }
        if (chunk.path("usage").isObject()) {
            usage = chunk.path("usage");
        }
        return null;
    }

    private static boolean isFirst(JsonNode choice) {
        return choice.path("index").asInt(0) == 0;
    }

    private static boolean hasContent(JsonNode chunk) {
        for (JsonNode choice : chunk.path("choices")) {
            JsonNode delta = choice.path("delta");
            if (choice.hasNonNull("finish_reason")
                    || !AnswerReader.content(delta.path("content")).isEmpty()
                    || !AnswerReader.isBare(delta)) {
                return true;
            }
        }
        return false;
    }

    private void begin() throws ReaderLeft {
        if (begun) {
            return;
        }
        begun = true;
        onBegin.run();
        timeToFirstToken = Duration.ofNanos(System.nanoTime() - startNanos);
        stream.begin(
                new AnswerStream.Start(generationId == null ? "" : generationId, model, tried));
        for (byte[] chunk : keptBack) {
            stream.chunk(chunk, 0, chunk.length);
        }
        keptBack.clear();
    }

    /** A stream may end without its sign, as long as it has told why each answer in it ended. */
    private Attempt end() {
        JsonNode known = usage == null ? mapper.missingNode() : usage;
        boolean hasEnded = done || usage != null;
        if (finishReason == null || (!hasEnded && finished.size() < choices)) {
            boolean isEmpty = !begun && hasEnded && AnswerReader.isUncharged(finishReason, known);
            return failed(Failures.of(
                    asked,
                    isEmpty ? UpstreamFailure.EMPTY_ANSWER : UpstreamFailure.BROKEN_ANSWER,
                    isEmpty
                            ? "no token and no reason to end"
                            : "the stream ended before the answer did",
                    generationId));
        }
        try {
            begin();
        } catch (ReaderLeft _) {
            return readerLeft();
        }
        return new Attempt.Answered(new Answer(
                generationId == null ? "" : generationId,
                model,
                provider,
                "",
                finishReason,
                AnswerReader.tokens(known.path("prompt_tokens")),
                AnswerReader.tokens(known.path("completion_tokens")),
                AnswerReader.cost(known.path("cost")),
                timeToFirstToken,
                usage != null,
                last == null ? "" : new String(last, StandardCharsets.UTF_8)));
    }

    private Attempt readerLeft() {
        return failed(Failures.of(
                asked,
                UpstreamFailure.CLIENT_LEFT,
                "cancelled, since nobody reads it any more",
                generationId));
    }

    private Attempt failed(FailedAttempt failure) {
        return new Attempt.Failed(begun ? failure.afterBeginning() : failure);
    }
}
