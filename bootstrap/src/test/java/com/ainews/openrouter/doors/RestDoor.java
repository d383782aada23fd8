package com.ainews.openrouter.doors;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** REST. */
record RestDoor(Service service) implements Door {

    private static final String API = "/api/openrouter";

    @Override
    public Reply settings(User user) {
        return reply(service.get(API + "/settings", user));
    }

    @Override
    public Reply updateSettings(User user, JsonNode body) {
        return reply(service.post(API + "/settings", user, body.toString()));
    }

    @Override
    public Reply deleteSettings(User user) {
        return reply(service.rest("DELETE", API + "/settings", user.token(), null));
    }

    @Override
    public Reply keyAudit(User user, int limit) {
        return reply(service.get(API + "/settings/audit?limit=" + limit, user));
    }

    @Override
    public Reply models(User user) {
        return reply(service.get(API + "/models?cache=true", user));
    }

    @Override
    public Reply models(User user, JsonNode query) {
        return reply(service.get(API + "/models?" + parameters(query), user));
    }

    private static String parameters(JsonNode query) {
        return query.properties().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(JsonNode value) {
        String text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Reply modelEndpoints(User user, String id) {
        return reply(service.get(API + "/models/" + id + "/endpoints", user));
    }

    @Override
    public Reply modelChanges(User user, int limit) {
        return reply(service.get(API + "/models/changes?limit=" + limit, user));
    }

    @Override
    public Reply model(User user, String id) {
        return reply(service.get(API + "/models/" + id, user));
    }

    @Override
    public Reply recommendations(User user, JsonNode query) {
        return reply(service.get(API + "/recommendations?" + parameters(query), user));
    }

    @Override
    public Reply summarize(User user, JsonNode body) {
        return reply(service.post(API + "/summarize", user, body.toString()));
    }

    @Override
    public Reply chat(User user, JsonNode body) {
        return reply(service.post(API + "/chat", user, body.toString()));
    }

    @Override
    public Reply limits(User user) {
        return reply(service.get(API + "/limits", user));
    }

    @Override
    public Reply usage(User user, String period) {
        return reply(service.get(API + "/usage?period=" + period, user));
    }

    @Override
    public Reply ledger(User user, int limit) {
        return reply(service.get(API + "/ledger?limit=" + limit, user));
    }

    @Override
    public Reply health(User user) {
        return reply(service.get(API + "/health", user));
    }

    private static Reply reply(Answer answer) {
        return answer.status() < 400
                ? new Reply(answer.body(), null)
                : new Reply(null, answer.body());
    }
}
