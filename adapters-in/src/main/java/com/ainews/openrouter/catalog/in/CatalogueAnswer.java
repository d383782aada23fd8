package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.Catalogue;

import java.time.Instant;
import java.util.List;

/**
 * All models as both doors show them.
 *
 * @param fetchedAt when OpenRouter said so
 */
public record CatalogueAnswer(Instant fetchedAt, int count, List<ModelAnswer> models) {

    /** The answer of both doors. */
    public static CatalogueAnswer from(Catalogue catalogue) {
        List<ModelAnswer> models =
                catalogue.models().stream().map(ModelAnswer::from).toList();
        return new CatalogueAnswer(catalogue.fetchedAt(), models.size(), models);
    }
}
