package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;

import org.springframework.stereotype.Service;

/** Shows one model. */
@Service
public class FindModel {

    private final CurrentCatalogue current;

    FindModel(CurrentCatalogue current) {
        this.current = current;
    }

    /**
     * Finds a model by its id, or else by its canonical slug.
     *
     * @param id any text; one that is no model id is simply not found
     * @throws ProblemException {@code model_not_found} or {@code catalog_unavailable}
     */
    public Model find(String id) {
        if (ModelId.isValid(id)) {
            Catalogue catalogue = current.get();
            var model = catalogue.find(new ModelId(id)).or(() -> catalogue.findBySlug(id));
            if (model.isPresent()) {
                return model.get();
            }
        }
        throw notFound(id);
    }

    static ProblemException notFound(String id) {
        String shown = id.length() > ModelId.MAX_LENGTH ? id.substring(0, ModelId.MAX_LENGTH) : id;
        return new ProblemException(
                        ProblemType.MODEL_NOT_FOUND,
                        "The catalogue has no model '%s'. List those that there are with GET"
                                        .formatted(shown)
                                + " /api/openrouter/models or the GraphQL query 'models'.")
                .with("model", shown);
    }
}
