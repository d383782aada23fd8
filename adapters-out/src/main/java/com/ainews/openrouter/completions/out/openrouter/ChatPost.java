package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends a request to {@code POST /chat/completions}. It goes through the HTTP client itself, since
 * that can break a call off at once: closing an answer politely means to read it to its end.
 */
@Component
class ChatPost {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    private final CloseableHttpClient http;
    private final URI address;
    private final CallWatch watch;
    private final Duration longestSilence;
    private final RequestConfig withoutTimers;

    ChatPost(
            CloseableHttpClient http,
            @Value("${openrouter.base-url}") URI baseUrl,
            CallWatch watch) {
        this.http = http;
        this.address = URI.create(baseUrl + "/chat/completions");
        this.watch = watch;
        RequestConfig usual = http instanceof Configurable configurable
                ? configurable.getConfig()
                : RequestConfig.DEFAULT;
        this.longestSilence = usual.getResponseTimeout() == null
                ? LONGEST_SILENCE
                : usual.getResponseTimeout().toDuration();
        this.withoutTimers =
                RequestConfig.copy(usual).setResponseTimeout(Timeout.DISABLED).build();
    }

    /** How long a model may say nothing. */
    Duration longestSilence() {
        return longestSilence;
    }

    /** Makes an attempt of an answer whose status and headers are there. */
    interface Reader {
        Attempt read(ClassicHttpResponse response) throws IOException;
    }

    /** Blocks until the answer has been read, has failed, or the call was broken off. */
    Attempt send(Call call, byte[] body, BreakOff breakOff, Reader reader) {
        var request = new HttpPost(address);
        if (call.prompt() instanceof Prompt.Passed passed) {
            passed.headers().forEach(request::setHeader);
        }
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + call.apiKey().secret());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        if (breakOff.silence() != null) {
            request.setConfig(withoutTimers);
        }
        try (CallWatch.Watch _ =
                breakOff.isPossible() ? watch.watch(breakOff, request::abort) : null) {
            ClassicHttpResponse response = http.executeOpen(null, request, null);
            boolean isWhole = false;
            try {
                Attempt attempt = reader.read(response);
                isWhole = attempt instanceof Attempt.Answered;
                return attempt;
            } finally {
                close(request, response, isWhole);
            }
        } catch (IOException e) {
            return new Attempt.Failed(breakOff.failure(call.model(), e, null));
        }
    }

    /**
     * Only the connection of a whole answer is used again, and of an error that was read to its end,
     * for that one is back in the pool by now; from any other more might come.
     */
    private static void close(HttpPost request, ClassicHttpResponse response, boolean isWhole) {
        try (response) {
            if (!isWhole) {
                request.abort();
            }
        } catch (IOException _) {
            // The answer is known already, or its failure is.
        }
        if (!isWhole) {
            // A socket is closed by the thread that reads it. Where thousands of clients leave at
            // once,
            // all are to be closed before the first is accounted for.
            Thread.yield();
        }
    }

    /** The body, which is empty where there is none. */
    static InputStream body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
