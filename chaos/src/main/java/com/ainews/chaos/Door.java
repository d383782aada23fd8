package com.ainews.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its clients see it: over HTTP, through whichever replica answers. */
final class Door implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DATA = "data: ";
    private static final String DONE = DATA + "[DONE]";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final List<Replica> replicas;

    Door(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /** What became of a request, as far as a client can know. */
    sealed interface Result {

        record Answered(Ask.Answer answer) implements Result {}

        /** @param code of the problem */
        record Refused(int status, String code) implements Result {}

        /** A stream that had begun, and ended in an error or was cut. */
        record BrokenOff() implements Result {}

        /** A stream that had begun, and whose client went away. */
        record GivenUp() implements Result {}

        /** The connection broke, or nothing came: it may have been done. */
        record Unknown() implements Result {}

        /** No replica took the connection: it was not done. */
        record NobodyThere() implements Result {}
    }

    /**
     * Asks the first of the replicas that takes the connection, beginning with one of them. What
     * was sent is not sent again.
     *
     * @param patience after so many events of a stream its client goes away
     */
    Result ask(Ask ask, String token, int first, int patience) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = post(
                    ask.door().path(),
                    token,
                    ask.body(),
                    ask.isKeyInHeader() ? ask.key() : null,
                    first);
            if (response == null) {
                return new Result.NobodyThere();
            }
            try (InputStream body = response.body()) {
                return ask.door() == Ask.Door.STREAM && response.statusCode() == 200
                        ? ofStream(body, patience)
                        : ofWhole(ask.door(), response, body);
            }
        } catch (IOException _) {
            return new Result.Unknown();
        }
    }

    /** Asks for what has to succeed, since there can be no load without it. */
    JsonNode demand(String path, String token, String body) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = post(path, token, body, null, 0);
            if (response != null) {
                try (InputStream in = response.body()) {
                    JsonNode answer = JSON.readTree(in.readAllBytes());
                    if (response.statusCode() == 200 && !answer.has("errors")) {
                        return answer;
                    }
                    throw new IllegalStateException("Refused: " + answer);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The load can't be made ready", e);
        }
        throw new IllegalStateException("No replica to make the load ready");
    }

    private @Nullable HttpResponse<InputStream> post(
            String path, String token, String body, @Nullable String key, int first)
            throws IOException, InterruptedException {
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            if (!replica.isInRotation()) {
                continue;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(replica.url(path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            } catch (ConnectException | HttpConnectTimeoutException _) {
                // Nothing was sent: the next one.
            }
        }
        return null;
    }

    private static Result ofWhole(Ask.Door door, HttpResponse<InputStream> response, InputStream in)
            throws IOException {
        int status = response.statusCode();
        JsonNode body;
        try {
            body = JSON.readTree(in.readAllBytes());
        } catch (JacksonException _) {
            return new Result.Refused(status, "HTTP " + status);
        }
        String problem = door.problem(body);
        if (status == 200 && problem.isEmpty()) {
            boolean replayed =
                    response.headers().firstValue("Idempotency-Replayed").isPresent();
            return new Result.Answered(door.read(body, replayed));
        }
        return new Result.Refused(status, problem.isEmpty() ? "HTTP " + status : problem);
    }

    /** Its last event but one tells what it was. */
    private static Result ofStream(InputStream body, int patience) {
        JsonNode last = JSON.createObjectNode();
        int events = 0;
        try {
            var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(DONE)) {
                    return new Result.Answered(Ask.Door.STREAM.read(last, false));
                }
                if (!line.startsWith(DATA)) {
                    continue;
                }
                last = JSON.readTree(line.substring(DATA.length()));
                if (last.has("error")) {
                    return new Result.BrokenOff();
                }
                events++;
                if (events == patience) {
                    return new Result.GivenUp();
                }
            }
        } catch (IOException | JacksonException _) {
            // It was cut, maybe amid an event.
        }
        return new Result.BrokenOff();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
