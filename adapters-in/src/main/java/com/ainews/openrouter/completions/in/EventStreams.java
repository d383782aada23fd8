package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.limits.Patience;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests piece by piece, each in a virtual thread of its own. The thread of the request
 * would keep the frames of all filters in memory for as long as the stream lasts.
 */
@Component
public class EventStreams {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    private final JsonMapper mapper;
    private final InstantSource clock;
    private final HandlerExceptionResolver problems;
    private final StreamPulse pulse;

    EventStreams(
            JsonMapper mapper,
            InstantSource clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            StreamPulse pulse) {
        this.mapper = mapper;
        this.clock = clock;
        this.problems = problems;
        this.pulse = pulse;
    }

    /**
     * Returns at once; the answer comes when the caller has returned too. What fails before the
     * stream has begun is told as any other problem is, unless that took so long that the client had
     * to be told that it is still worked on.
     *
     * @param patience knows whether the client is still there
     * @param stream carries out the call to its end, and returns the last chunk
     */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Patience patience,
            Function<AnswerStream, String> stream) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        var ended = new CountDownLatch(1);
        async.addListener(new UntilEnded(ended));
        var events = new EventStreamResponse(response, patience, mapper);
        Runnable task = () -> {
            pulse.add(events);
            try {
                events.write(clock.instant(), stream);
            } catch (RuntimeException e) {
                problems.resolveException(request, response, null, e);
            } finally {
                pulse.remove(events);
                complete(async);
                ended.countDown();
            }
        };
        request.setAttribute(StreamStart.STREAM, task);
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            log.debug("The server has ended a stream by itself", e);
        }
    }

    /**
     * Where writing fails, the server ends the request, and uses its objects for another one. It must
     * not do so before the stream's thread has let go of them.
     */
    private record UntilEnded(CountDownLatch ended) implements AsyncListener {

        @Override
        public void onError(AsyncEvent event) {
            boolean interrupted = false;
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            // Nothing is left to do.
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // There is none.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is started once.
        }
    }
}
