package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.ModelPage;

import java.time.Instant;
import java.util.List;

/**
 * Models as both doors show them.
 *
 * @param fetchedAt when OpenRouter said so
 * @param total how many were found
 * @param count how many of them are in this answer
 */
public record CatalogueAnswer(Instant fetchedAt, int total, int count, List<ModelAnswer> models) {

    /** The answer of both doors. */
    public static CatalogueAnswer from(ModelPage page) {
        List<ModelAnswer> models = page.models().stream().map(ModelAnswer::from).toList();
        return new CatalogueAnswer(page.fetchedAt(), page.total(), models.size(), models);
    }

    /** The answer that has all of them. */
    public static CatalogueAnswer from(Catalogue catalogue) {
        return from(new ModelPage(
                catalogue.fetchedAt(), catalogue.models().size(), catalogue.models()));
    }
}
