package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.Model;

import java.util.List;

/** Where models come from. */
public interface ModelSource {

    /**
     * All models that are offered now; blocks for the network.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code upstream_unavailable}
     */
    List<Model> fetch();
}
