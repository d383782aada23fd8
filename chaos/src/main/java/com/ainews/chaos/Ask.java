package com.ainews.chaos;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks for, and through which door.
 *
 * @param key with which it may be sent again, and is paid once; null for none
 * @param isKeyInHeader whether it is sent in a header; else it stands in the body already
 */
record Ask(Door door, String body, @Nullable String key, boolean isKeyInHeader) {

    /** The ways into the service. */
    enum Door {
        SUMMARY("/api/openrouter/summarize", "/request_id", "", "/totals/cost", "/code"),
        CHAT("/api/openrouter/chat", "/request_id", "/generation_id", "/cost", "/code"),
        GRAPHQL(
                "/graphql",
                "/data/chat/requestId",
                "/data/chat/generationId",
                "/data/chat/cost",
                "/errors/0/extensions/code"),
        DROP_IN("/api/v1/chat/completions", "", "/id", "/usage/cost", "/error/metadata/code"),
        STREAM("/api/v1/chat/completions", "", "/id", "/usage/cost", "/error/metadata/code");

        private final String path;
        private final String request;
        private final String generation;
        private final String cost;
        private final String code;

        Door(String path, String request, String generation, String cost, String code) {
            this.path = path;
            this.request = request;
            this.generation = generation;
            this.cost = cost;
            this.code = code;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String path() {
            return path;
        }

        /** What an answer tells; the last but one event of a stream that has ended. */
        Answer read(JsonNode body, boolean replayed) {
            JsonNode id = at(body, request);
            JsonNode paid = at(body, cost);
            return new Answer(
                    id.isString() ? UUID.fromString(id.asString()) : null,
                    at(body, generation).asString(null),
                    paid.isNumber() ? paid.decimalValue() : null,
                    replayed);
        }

        /** The code of the problem, where the body tells of one; empty where it does not. */
        String problem(JsonNode body) {
            return body.at(code).asString("");
        }

        private static JsonNode at(JsonNode body, String pointer) {
            return pointer.isEmpty() ? body.path("") : body.at(pointer);
        }
    }

    /**
     * What an answer tells of itself.
     *
     * @param request null where it does not say
     * @param generation null where it does not say, or where there are several
     * @param cost null where it does not say
     * @param replayed whether it is that of an earlier request with the same key
     */
    record Answer(
            @Nullable UUID request,
            @Nullable String generation,
            @Nullable BigDecimal cost,
            boolean replayed) {

        /** The same, but for whether it is that of an earlier request. */
        Answer asFirst() {
            return new Answer(request, generation, cost, false);
        }
    }
}
