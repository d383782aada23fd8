package com.ainews.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code POST /chat/completions}, with the faults that are asked for. */
final class ChatApi {

    static final String GENERATION_HEADER = "X-Generation-Id";

    private final ModelChoice models;
    private final Generations generations;
    private final Bill bill;
    private final Script script;
    private final Streams streams = new Streams();
    private final LongAdder requests = new LongAdder();

    ChatApi(SandboxCatalogue catalogue, Generations generations, Bill bill, Script script) {
        this.models = new ModelChoice(catalogue);
        this.generations = generations;
        this.bill = bill;
        this.script = script;
    }

    long requests() {
        return requests.sum();
    }

    Streams streams() {
        return streams;
    }

    void handle(Exchange exchange) throws IOException, ApiError {
        requests.increment();
        String id = "gen-" + UUID.randomUUID();
        exchange.announce(GENERATION_HEADER, id);
        String key = exchange.key();
        script.keys().admit(key, bill.of(key).cost());
        JsonNode request = parse(exchange.body());
        SandboxModel model = models.of(request);
        Fault fault = fault(exchange, model);
        Pace pace = script.pacing().of(exchange).with(fault);
        boolean streamed = request.path("stream").asBoolean(false);
        if (fault != null && fault.isWholeAnswer()) {
            EventStream.pause(pace.latency());
            FaultAnswers.answer(exchange, fault, id, model, streamed);
            return;
        }
        Draft draft = Draft.write(id, model, request, fault);
        if (streamed) {
            stream(exchange, key, draft, pace);
        } else {
            EventStream.pause(pace.latency());
            answer(exchange, key, draft);
        }
    }

    private void answer(Exchange exchange, String key, Draft draft) throws IOException {
        Generation generation = draft.whole();
        charge(key, generation);
        byte[] body = Json.bytes(ChatAnswer.whole(generation, draft.fault()));
        if (draft.fault() != null && draft.fault().breaksPlainAnswer()) {
            exchange.cut(body, Utf8.amid(body, Draft.LONG_CHARACTER));
        } else {
            exchange.answer(200, body);
        }
    }

    private void stream(Exchange exchange, String key, Draft draft, Pace pace) throws IOException {
        try (Streams.Open open = streams.begin()) {
            OutputStream out = draft.fault() != null && draft.fault().breaksStream()
                    ? exchange.streamThatBreaks()
                    : exchange.stream();
            var events = new EventStream(out, pace.isSlow());
            var stream = new ChatStream(events, draft, pace, generation -> charge(key, generation));
            if (!stream.write()) {
                open.cancel();
            }
        }
    }

    private void charge(String key, Generation generation) {
        generations.remember(generation);
        if (!generation.failed()) {
            bill.charge(key, generation);
        }
    }

    private @Nullable Fault fault(Exchange exchange, SandboxModel model) throws ApiError {
        Fault header = Script.header(exchange);
        if (header != null) {
            return header;
        }
        return Fault.ofModel(model.id()).or(script.faults()::take).orElse(null);
    }

    private static JsonNode parse(byte[] body) throws ApiError {
        try {
            JsonNode request = Json.parse(body);
            if (request.path("messages").isArray() && !request.path("messages").isEmpty()) {
                return request;
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw new ApiError(400, "invalid_request", "Input required: specify \"messages\"");
    }
}
