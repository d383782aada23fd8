package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Tells other modules which models can be called, and on what terms. */
@Service
public class FindOffers {

    /** Suffixes that choose among the providers of a model, or add to it; they are in no catalogue. */
    private static final Set<String> VARIANTS =
            Set.of("nitro", "floor", "exacto", "online", "thinking", "extended");

    private final CurrentCatalogue current;
    private final PriceCeiling ceiling;
    private final InstantSource clock;

    FindOffers(CurrentCatalogue current, PriceCeiling ceiling, InstantSource clock) {
        this.current = current;
        this.ceiling = ceiling;
        this.clock = clock;
    }

    /**
     * Finds out on what terms models can be called. A model may be wanted by its canonical slug too,
     * and is offered by its id then.
     *
     * @return what is offered of the wanted models; one that is not in the catalogue, has expired,
     *     does not write text, or has no known price while no ceiling is configured, is left out
     * @throws com.ainews.openrouter.shared.ProblemException {@code catalog_unavailable}
     */
    public Map<ModelId, ModelOffer> find(Collection<ModelId> wanted) {
        Catalogue catalogue = current.get();
        Map<ModelId, ModelOffer> offers = new HashMap<>();
        for (ModelId id : wanted) {
            find(catalogue, id)
                    .map(model -> new ModelOffer(id, model, pricing(model)))
                    .or(() -> catalogue
                            .findBySlug(id.value())
                            .map(model -> new ModelOffer(model.id(), model, pricing(model))))
                    .filter(offer -> offer.isCallableAt(clock.instant()))
                    .ifPresent(offer -> offers.put(id, offer));
        }
        return offers;
    }

    private static Optional<Model> find(Catalogue catalogue, ModelId id) {
        int colon = id.value().lastIndexOf(':');
        return catalogue
                .find(id)
                .or(() -> colon > 0 && VARIANTS.contains(id.value().substring(colon + 1))
                        ? catalogue.find(new ModelId(id.value().substring(0, colon)))
                        : Optional.empty());
    }

    private Pricing pricing(Model model) {
        return model.pricing().isKnown() || ceiling.prompt() == null || ceiling.completion() == null
                ? model.pricing()
                : new Pricing(
                        Map.of(
                                Pricing.PROMPT, ceiling.prompt().amount(),
                                Pricing.COMPLETION, ceiling.completion().amount()),
                        List.of());
    }
}
