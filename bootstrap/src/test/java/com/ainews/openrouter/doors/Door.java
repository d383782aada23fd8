package com.ainews.openrouter.doors;

import com.ainews.openrouter.Service.User;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** One of the ways into the service. Bodies and answers are written as on REST, in snake case. */
interface Door {

    /**
     * What came back.
     *
     * @param data null where it was refused
     * @param problem with {@code code} and the problem's facts; null where it was not
     */
    record Reply(@Nullable JsonNode data, @Nullable JsonNode problem) {}

    Reply settings(User user);

    Reply updateSettings(User user, JsonNode body);

    Reply deleteSettings(User user);

    Reply keyAudit(User user, int limit);

    Reply models(User user);

    Reply models(User user, JsonNode query);

    Reply modelEndpoints(User user, String id);

    Reply modelChanges(User user, int limit);

    Reply model(User user, String id);

    Reply recommendations(User user, JsonNode query);

    Reply summarize(User user, JsonNode body);

    /** The body is OpenRouter's. */
    Reply chat(User user, JsonNode body);

    Reply limits(User user);

    Reply usage(User user, String period);

    Reply ledger(User user, int limit);

    Reply health(User user);
}
