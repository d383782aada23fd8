package com.ainews.openrouter.alerts.in.events;

import com.ainews.openrouter.alerts.RaiseAlert;
import com.ainews.openrouter.catalog.ModelPriceChanged;
import com.ainews.openrouter.catalog.ModelVanished;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Alerts operators to models that cost something else than before, or are gone. */
@Component
class CatalogueListener {

    private final RaiseAlert raiseAlert;

    CatalogueListener(RaiseAlert raiseAlert) {
        this.raiseAlert = raiseAlert;
    }

    @EventListener
    void on(ModelPriceChanged changed) {
        raiseAlert.raise(
                "model_price_changed",
                "%s costs something else than before. See the model changes."
                        .formatted(changed.model()));
    }

    @EventListener
    void on(ModelVanished vanished) {
        raiseAlert.raise(
                "model_vanished",
                "%s is no longer in OpenRouter's catalogue; calls to it fail or use a fallback."
                        .formatted(vanished.model()));
    }
}
