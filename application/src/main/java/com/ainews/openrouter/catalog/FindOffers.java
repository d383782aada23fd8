package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.shared.ModelId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Tells other modules which models can be called, and on what terms. */
@Service
public class FindOffers {

    private final CurrentCatalogue current;
    private final InstantSource clock;

    FindOffers(CurrentCatalogue current, InstantSource clock) {
        this.current = current;
        this.clock = clock;
    }

    /**
     * Finds out on what terms models can be called.
     *
     * @return what is offered of the wanted models; one that is not in the catalogue, has expired,
     *     has no known price or does not write text is left out
     * @throws com.ainews.openrouter.shared.ProblemException {@code catalog_unavailable}
     */
    public Map<ModelId, ModelOffer> find(Collection<ModelId> wanted) {
        Catalogue catalogue = current.get();
        Map<ModelId, ModelOffer> offers = new HashMap<>();
        for (ModelId id : wanted) {
            catalogue
                    .find(id)
                    .map(ModelOffer::new)
                    .filter(offer -> offer.isCallableAt(clock.instant()))
                    .ifPresent(offer -> offers.put(id, offer));
        }
        return offers;
    }
}
