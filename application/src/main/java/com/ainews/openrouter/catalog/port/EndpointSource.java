package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.shared.ModelId;

import java.util.Optional;

/** Where it is known who serves a model, and how well. */
public interface EndpointSource {

    /**
     * Who serves a model now, or did a minute ago; may block for the network.
     *
     * @return empty where there is no such model any more
     * @throws com.ainews.openrouter.shared.ProblemException {@code upstream_unavailable}
     */
    Optional<ModelEndpoints> find(ModelId model);
}
