package com.ainews.sandbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code /models} and what is below it. */
final class ModelsApi {

    private static final String ENDPOINTS = "/endpoints";
    private static final int MAX_PAGE = 1_000;

    private final SandboxCatalogue catalogue;

    ModelsApi(SandboxCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void list(Exchange exchange) throws IOException, ApiError {
        if (exchange.query().isEmpty()) {
            exchange.answer(200, catalogue.list());
            return;
        }
        List<SandboxModel> found = new ModelFilter(exchange).of(catalogue.all());
        String offset = exchange.parameter("offset");
        String limit = exchange.parameter("limit");
        exchange.answer(
                200,
                offset.isEmpty() && limit.isEmpty()
                        ? SandboxCatalogue.page(found, 0, found.size(), "")
                        : SandboxCatalogue.page(
                                found,
                                number(offset, 0),
                                number(limit, MAX_PAGE),
                                others(exchange)));
    }

    /** What the next page has to be asked with besides its place. */
    private static String others(Exchange exchange) {
        return Arrays.stream(exchange.query().split("&"))
                .filter(part -> !part.startsWith("offset=") && !part.startsWith("limit="))
                .map(part -> part + "&")
                .collect(Collectors.joining());
    }

    private static int number(String text, int otherwise) throws ApiError {
        try {
            int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
            if (number >= 0 && number <= MAX_PAGE) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new ApiError(400, "invalid_request", "From 0 to " + MAX_PAGE + ", not " + text);
    }

    void count(Exchange exchange) throws IOException, ApiError {
        ObjectNode root = Json.object();
        root.putObject("data")
                .put("count", new ModelFilter(exchange).of(catalogue.all()).size());
        exchange.answer(root);
    }

    void one(Exchange exchange, String id) throws IOException, ApiError {
        exchange.answer(Json.object().set("data", ModelJson.of(find(id))));
    }

    void endpoints(Exchange exchange, String idAndSuffix) throws IOException, ApiError {
        if (!idAndSuffix.endsWith(ENDPOINTS)) {
            throw new ApiError(404, "not_found", "No such address");
        }
        SandboxModel model =
                find(idAndSuffix.substring(0, idAndSuffix.length() - ENDPOINTS.length()));
        ObjectNode root = Json.object();
        ObjectNode json = ModelJson.of(model);
        ObjectNode data = root.putObject("data");
        for (String field : new String[] {"id", "name", "created", "description", "architecture"}) {
            data.set(field, json.get(field));
        }
        data.set("endpoints", EndpointJson.of(model, exchange.hasKey()));
        exchange.answer(root);
    }

    private SandboxModel find(String id) throws ApiError {
        return catalogue
                .find(id)
                .orElseThrow(() -> new ApiError(404, "not_found", "Model " + id + " not found"));
    }
}
