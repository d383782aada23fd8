package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to {@code POST /chat/completions}. */
@Component
class ChatEndpoint {

    private static final long MAX_BODY_BYTES = 16L * 1024 * 1024;
    private static final String GENERATION_ID = "X-Generation-Id";
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final RestClient openRouter;
    private final InstantSource clock;

    /** Costs are decimals: they must not pass through binary floating point. */
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    ChatEndpoint(RestClient openRouter, InstantSource clock) {
        this.openRouter = openRouter;
        this.clock = clock;
    }

    Attempt post(Call call) {
        long start = System.nanoTime();
        try {
            return openRouter
                    .post()
                    .uri("/chat/completions")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + call.apiKey().secret())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(mapper.writeValueAsBytes(ChatRequest.from(call, mapper)))
                    .exchangeForRequiredValue((_, response) -> read(call.model(), response, start));
        } catch (ResourceAccessException e) {
            return new Attempt.Failed(
                    e.getCause() instanceof IOException cause
                            ? Failures.ofException(call.model(), cause, null)
                            : Failures.of(
                                    call.model(),
                                    UpstreamFailure.BROKEN_ANSWER,
                                    "the HTTP client failed"));
        }
    }

    private Attempt read(ModelId model, ClientHttpResponse response, long start)
            throws IOException {
        Duration timeToFirstToken = Duration.ofNanos(System.nanoTime() - start);
        String generationId = response.getHeaders().getFirst(GENERATION_ID);
        int status = response.getStatusCode().value();
        JsonNode body;
        try (InputStream in = new BoundedBody(response.getBody(), MAX_BODY_BYTES, LONGEST_ANSWER)) {
            body = mapper.readTree(in.readAllBytes());
        } catch (JacksonException _) {
            body = mapper.missingNode();
        } catch (IOException e) {
            return new Attempt.Failed(Failures.ofException(model, e, generationId));
        }
        if (status >= 400) {
            Duration retryAfter = RetryAfter.parse(
                    response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER), clock.instant());
            return new Attempt.Failed(
                    Failures.ofError(model, status, body.path("error"), retryAfter, generationId));
        }
        if (!body.isObject()) {
            return new Attempt.Failed(Failures.of(
                    model,
                    UpstreamFailure.BROKEN_ANSWER,
                    "an answer that is no JSON",
                    generationId));
        }
        return switch (AnswerReader.read(model, body, generationId, timeToFirstToken)) {
            case AnswerReader.Reading.Good good -> new Attempt.Answered(good.answer());
            case AnswerReader.Reading.Bad bad -> new Attempt.Failed(bad.failure());
        };
    }
}
