package com.ainews.chaos;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the clients of the load ask for, through each door in turn by chance. */
final class Requests {

    private static final String CHAT = "mutation($input: ChatInput!) { chat(input: $input)"
            + " { requestId generationId cost } }";
    private static final String CHAT_ONCE = "mutation($input: ChatInput!, $key: String)"
            + " { chat(input: $input, idempotencyKey: $key) { requestId generationId cost } }";
    private static final int MAX_TOKENS = 300;

    private static final List<String> ARTICLES = List.of(
            "The ferry sails again after the storm. It had been in harbour for four days."
                    + " Islanders cheered when it came.",
            "The library opens on Sundays from now on. Readers had asked for it.",
            ("The council met for the third time this week. It spoke about the old bridge, which"
                            + " is closed to lorries since May. An engineer showed pictures of the"
                            + " rust. Repairs would take two summers. ")
                    .repeat(4));
    private static final List<String> MODELS =
            List.of("openai/gpt-4o-mini", "mistralai/mistral-small-2603", "openai/gpt-5.4-nano");

    /** Streams are asked for as often as all others together. */
    private static final List<Ask.Door> DOORS = List.of(
            Ask.Door.SUMMARY,
            Ask.Door.CHAT,
            Ask.Door.GRAPHQL,
            Ask.Door.DROP_IN,
            Ask.Door.STREAM,
            Ask.Door.STREAM,
            Ask.Door.STREAM,
            Ask.Door.STREAM);

    private static final List<Ask.Door> DOORS_FOR_KEYS =
            List.of(Ask.Door.SUMMARY, Ask.Door.CHAT, Ask.Door.GRAPHQL, Ask.Door.DROP_IN);

    private final SplittableRandom random;
    private int count;
    private int repeatable;

    Requests(SplittableRandom random) {
        this.random = random;
    }

    Ask next() {
        return ask(DOORS.get(random.nextInt(DOORS.size())), false);
    }

    /** One that may be sent again, and is to be paid once, through each door in turn; streams can't be. */
    Ask repeatable() {
        return ask(DOORS_FOR_KEYS.get(repeatable++ % DOORS_FOR_KEYS.size()), true);
    }

    private Ask ask(Ask.Door door, boolean isRepeatable) {
        count++;
        String session = "chaos-" + count;
        ObjectNode body = switch (door) {
            case SUMMARY -> summary();
            case CHAT, DROP_IN -> chat(session);
            case STREAM -> chat(session).put("stream", true);
            case GRAPHQL -> graphql(session, isRepeatable);
        };
        // GraphQL's key stands in the body.
        return new Ask(
                door,
                body.toString(),
                isRepeatable ? session : null,
                isRepeatable && door != Ask.Door.GRAPHQL);
    }

    private ObjectNode summary() {
        ObjectNode body = Door.JSON.createObjectNode();
        body.putArray("articles").addObject().put("content", article());
        body.putObject("options").put("model", model()).put("summary_length", "short");
        return body;
    }

    private ObjectNode chat(String session) {
        ObjectNode body = Door.JSON.createObjectNode();
        body.put("model", model()).put("max_tokens", MAX_TOKENS).put("session_id", session);
        body.set("messages", messages());
        return body;
    }

    private ObjectNode graphql(String session, boolean isRepeatable) {
        ObjectNode body = Door.JSON.createObjectNode();
        body.put("query", isRepeatable ? CHAT_ONCE : CHAT);
        ObjectNode variables = body.putObject("variables");
        ObjectNode input = variables.putObject("input");
        input.put("model", model()).put("maxTokens", MAX_TOKENS);
        input.set("messages", messages());
        input.set("parameters", Door.JSON.valueToTree(Map.of("session_id", session)));
        if (isRepeatable) {
            variables.put("key", session);
        }
        return body;
    }

    private JsonNode messages() {
        return Door.JSON.valueToTree(List.of(Map.of("role", "user", "content", article())));
    }

    private String article() {
        return ARTICLES.get(random.nextInt(ARTICLES.size()));
    }

    private String model() {
        return MODELS.get(random.nextInt(MODELS.size()));
    }
}
