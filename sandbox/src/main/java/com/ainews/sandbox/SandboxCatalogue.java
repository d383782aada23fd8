package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models that the sandbox offers; some may leave, or change their price, while it runs. */
public final class SandboxCatalogue {

    private static final Map<String, SandboxModel> FACTS = ModelTable.read();

    private volatile Offer offer = Offer.of(FACTS);

    /**
     * What is offered at one moment.
     *
     * @param list the body of {@code GET /models}
     */
    private record Offer(Map<String, SandboxModel> models, byte[] list) {

        static Offer of(Map<String, SandboxModel> models) {
            return new Offer(models, page(List.copyOf(models.values()), 0, models.size(), ""));
        }

        /** @param query what the next page has to be asked with besides */
        private static byte[] page(List<SandboxModel> models, int offset, int limit, String query) {
            ObjectNode list = Json.object();
            ArrayNode data = list.putArray("data");
            models.stream()
                    .skip(offset)
                    .limit(limit)
                    .forEach(model -> data.add(ModelJson.of(model)));
            int next = offset + data.size();
            list.putObject("links")
                    .put(
                            "next",
                            next < models.size()
                                    ? "/api/v1/models?" + query + "offset=" + next + "&limit="
                                            + limit
                                    : null);
            return Json.bytes(list.put("total_count", models.size()));
        }
    }

    SandboxCatalogue() {}

    /**
     * Takes a model out of the list.
     *
     * @throws IllegalArgumentException if there is no such model
     */
    public synchronized void remove(String id) {
        Map<String, SandboxModel> models = new LinkedHashMap<>(offer.models());
        if (models.remove(id) == null) {
            throw new IllegalArgumentException("No model " + id);
        }
        offer = Offer.of(Collections.unmodifiableMap(models));
    }

    /**
     * Changes prices of a model, for the calls to come.
     *
     * @param prices US dollars by what they are for, such as {@code prompt} and {@code completion}
     * @throws IllegalArgumentException if there is no such model
     */
    public synchronized void setPrices(String id, Map<String, BigDecimal> prices) {
        SandboxModel model =
                find(id).orElseThrow(() -> new IllegalArgumentException("No model " + id));
        Map<String, SandboxModel> models = new LinkedHashMap<>(offer.models());
        models.put(id, model.withPrices(prices));
        offer = Offer.of(Collections.unmodifiableMap(models));
    }

    /** All models at their first prices again. */
    public synchronized void reset() {
        offer = Offer.of(FACTS);
    }

    /** The body of {@code GET /models}. */
    byte[] list() {
        return offer.list();
    }

    /** A part of some models, in the same form. */
    static byte[] page(List<SandboxModel> models, int offset, int limit, String query) {
        return Offer.page(models, offset, limit, query);
    }

    /** All models, in the order of the list. */
    Stream<SandboxModel> all() {
        return offer.models().values().stream();
    }

    Optional<SandboxModel> find(String id) {
        return Optional.ofNullable(offer.models().get(id));
    }
}
