package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;

import java.util.List;

/**
 * Who serves a model.
 *
 * @param source all that OpenRouter said of them, as the text of a JSON object
 */
public record ModelEndpoints(ModelId model, List<ModelEndpoint> endpoints, String source) {

    public ModelEndpoints {
        endpoints = List.copyOf(endpoints);
    }
}
