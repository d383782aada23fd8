package com.ainews.openrouter.catalog.domain;

import java.time.Instant;
import java.util.List;

/**
 * Some of the models that a query found.
 *
 * @param fetchedAt when OpenRouter said so
 * @param total how many models the query found on all pages
 * @param models those of this page
 */
public record ModelPage(Instant fetchedAt, int total, List<Model> models) {

    public ModelPage {
        models = List.copyOf(models);
    }
}
