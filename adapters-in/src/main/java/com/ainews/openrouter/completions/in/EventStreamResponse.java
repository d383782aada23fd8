package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.OpenRouterError;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer as server-sent events, in OpenRouter's form. Each piece is sent at once; a reader
 * that is slower than the model slows the model down, since nothing is kept for it here.
 */
public final class EventStreamResponse implements AnswerStream {

    private static final Logger log = LoggerFactory.getLogger(EventStreamResponse.class);

    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END_OF_EVENT = ascii("\n\n");
    private static final byte[] KEEP_ALIVE = ascii(": OPENROUTER PROCESSING\n\n");
    private static final byte[] DONE = ascii("data: [DONE]\n\n");

    private final HttpServletResponse response;
    private final Patience patience;
    private final JsonMapper mapper;
    private final ReentrantLock opening = new ReentrantLock();
    private long lastSignNanos = System.nanoTime();
    private @Nullable OutputStream out;
    private @Nullable Start start;
    private boolean ended;
    private volatile boolean hasLeft;

    /**
     * @param patience knows whether the client is still there
     */
    public EventStreamResponse(HttpServletResponse response, Patience patience, JsonMapper mapper) {
        this.response = response;
        this.patience = patience;
        this.mapper = mapper;
    }

    /**
     * Carries out a stream to its end, and tells in it what goes wrong once anything was written.
     *
     * @throws ProblemException before anything was written
     */
    public void write(Instant now, Function<AnswerStream, String> stream) {
        try {
            try {
                end(stream.apply(this));
            } catch (RuntimeException e) {
                if (!isOpenAtItsEnd()) {
                    throw e;
                }
                fail(problem(e), now);
            }
        } catch (ReaderLeft _) {
            log.debug("A reader left at the end of an answer");
        }
    }

    /**
     * Sends a comment where nothing was sent for so long and the answer has not begun. After that
     * a failure has no status of its own any more, and what headers would tell is not told.
     *
     * @return whether there may be a next time
     */
    boolean pulse(Duration silence) {
        if (!opening.tryLock()) {
            return true;
        }
        try {
            if (start != null || ended || hasLeft) {
                return false;
            }
            if (System.nanoTime() - lastSignNanos >= silence.toNanos()) {
                if (out == null) {
                    open(null);
                }
                send(KEEP_ALIVE);
                lastSignNanos = System.nanoTime();
            }
            return true;
        } catch (ReaderLeft _) {
            return false;
        } finally {
            opening.unlock();
        }
    }

    /** Nothing but the stream's own thread writes from here on. */
    private boolean isOpenAtItsEnd() {
        opening.lock();
        try {
            ended = true;
            return out != null;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void begin(Start begun) throws ReaderLeft {
        opening.lock();
        try {
            start = begun;
            if (out == null) {
                open(begun);
            }
        } finally {
            opening.unlock();
        }
    }

    /**
     * Sends the status and what headers can tell.
     *
     * @param begun null where nothing is known yet
     */
    private void open(@Nullable Start begun) throws ReaderLeft {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        // Proxies such as nginx would keep pieces back until there are many.
        response.setHeader("X-Accel-Buffering", "no");
        if (begun != null) {
            if (begun.replayed()) {
                response.setHeader(ChatHeaders.REPLAYED, "true");
            }
            ChatHeaders.set(
                    response::setHeader,
                    begun.generationId(),
                    ChatAnswer.tried(begun.tried()),
                    ChatAnswer.cache(begun.cache()),
                    ChatAnswer.Reduction.from(begun.reduction()),
                    ChatAnswer.Instead.from(begun.instead()));
        }
        try {
            out = response.getOutputStream();
        } catch (IOException e) {
            throw left(e);
        }
    }

    @Override
    public void chunk(byte[] buffer, int from, int to) throws ReaderLeft {
        OutputStream open = opened();
        try {
            open.write(DATA);
            open.write(buffer, from, to - from);
            open.write(END_OF_EVENT);
            open.flush();
        } catch (IOException e) {
            throw left(e);
        }
    }

    @Override
    public void keepAlive() throws ReaderLeft {
        send(KEEP_ALIVE);
    }

    @Override
    public boolean hasLeft() {
        return hasLeft || patience.hasLeft();
    }

    private void end(String last) throws ReaderLeft {
        if (!last.isEmpty()) {
            byte[] chunk = last.getBytes(StandardCharsets.UTF_8);
            chunk(chunk, 0, chunk.length);
        }
        send(DONE);
    }

    /** An error amid the answer, as OpenRouter tells it. */
    private void fail(ProblemException problem, Instant now) throws ReaderLeft {
        if (problem.type() == ProblemType.CLIENT_LEFT) {
            return;
        }
        byte[] chunk = mapper.writeValueAsBytes(errorChunk(problem, start, now));
        chunk(chunk, 0, chunk.length);
        send(DONE);
    }

    private static Map<String, Object> errorChunk(
            ProblemException problem, @Nullable Start begun, Instant now) {
        String id = begun == null ? "" : begun.generationId();
        String model = begun == null ? "" : begun.model().value();
        return Map.of(
                "id",
                id,
                "object",
                "chat.completion.chunk",
                "created",
                now.getEpochSecond(),
                "model",
                model,
                "error",
                OpenRouterError.from(problem),
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "delta",
                        Map.of("role", "assistant", "content", ""),
                        "finish_reason",
                        "error")));
    }

    private void send(byte[] event) throws ReaderLeft {
        OutputStream open = opened();
        try {
            open.write(event);
            open.flush();
        } catch (IOException e) {
            throw left(e);
        }
    }

    private OutputStream opened() {
        return Objects.requireNonNull(out, "The stream has not begun");
    }

    private ReaderLeft left(IOException cause) {
        hasLeft = true;
        return new ReaderLeft(cause);
    }

    private static ProblemException problem(RuntimeException e) {
        if (e instanceof ProblemException problem) {
            return problem;
        }
        log.error("A stream failed in a way nobody expected", e);
        return new ProblemException(
                ProblemType.INTERNAL_ERROR,
                "This is a fault of the service, not of your request; it is in its log.");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
