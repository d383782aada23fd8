package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.Pricing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model, as both doors show it.
 *
 * @param id greater than that of any change before
 * @param kind {@code appeared}, {@code price_changed} or {@code vanished}
 * @param before null where it was not there before
 * @param after null where it is not there any more
 */
public record ModelChangeAnswer(
        long id,
        String model,
        String kind,
        @Nullable PricingAnswer before,
        @Nullable PricingAnswer after,
        Instant at) {

    /** The answer of both doors. */
    public static ModelChangeAnswer from(KeptChange kept) {
        ModelChange change = kept.change();
        return new ModelChangeAnswer(
                kept.id(),
                change.model().value(),
                change.kind().wireName(),
                pricing(change.before()),
                pricing(change.after()),
                change.at());
    }

    private static @Nullable PricingAnswer pricing(@Nullable Pricing pricing) {
        return pricing == null ? null : PricingAnswer.from(pricing);
    }
}
