package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Model;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tells other modules of all models that can be called. */
@Service
public class ListOffers {

    private final CurrentCatalogue current;
    private final InstantSource clock;

    ListOffers(CurrentCatalogue current, InstantSource clock) {
        this.current = current;
        this.clock = clock;
    }

    /**
     * Lists the models that take and write text, have not expired, and whose price is known. An
     * assumed price, as {@link FindOffers} may offer, is none to compare models by.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code catalog_unavailable}
     */
    public List<ModelOffer> list() {
        Instant now = clock.instant();
        return current.get().models().stream()
                .map(ListOffers::offer)
                .filter(offer -> offer.isCallableAt(now) && offer.accepts("text"))
                .toList();
    }

    private static ModelOffer offer(Model model) {
        return new ModelOffer(model.id(), model, model.pricing());
    }
}
