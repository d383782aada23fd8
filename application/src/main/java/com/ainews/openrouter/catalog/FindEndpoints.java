package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.port.EndpointSource;
import com.ainews.openrouter.shared.ModelId;

import org.springframework.stereotype.Service;

/** Shows which providers serve a model, at what price, and how well they did lately. */
@Service
public class FindEndpoints {

    private final FindModel findModel;
    private final EndpointSource source;

    FindEndpoints(FindModel findModel, EndpointSource source) {
        this.findModel = findModel;
        this.source = source;
    }

    /**
     * Finds the endpoints of a model; blocks for the network where nobody has asked for a minute.
     * OpenRouter is not asked for models that the catalogue does not have.
     *
     * @param id as for {@link FindModel#find}
     * @throws com.ainews.openrouter.shared.ProblemException {@code model_not_found}, {@code
     *     catalog_unavailable} or {@code upstream_unavailable}
     */
    public ModelEndpoints find(String id) {
        ModelId model = findModel.find(id).id();
        return source.find(model).orElseThrow(() -> FindModel.notFound(id));
    }
}
