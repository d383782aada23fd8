package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.Usd;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller accepts that a provider charges, although the catalogue lists less: that much is held,
 * and no provider that costs more is asked.
 *
 * @param byName by the names of {@link Pricing}, in US dollars for each token or request
 */
public record AcceptedPrices(Map<String, Usd> byName) {

    /** The catalogue's, and no more. */
    public static final AcceptedPrices LISTED = new AcceptedPrices(Map.of());

    public AcceptedPrices {
        byName = Map.copyOf(byName);
    }

    /** Null where nothing is said of a price. */
    public static AcceptedPrices of(
            @Nullable Usd prompt, @Nullable Usd completion, @Nullable Usd request) {
        Map<String, Usd> byName = new HashMap<>();
        putIfThere(byName, Pricing.PROMPT, prompt);
        putIfThere(byName, Pricing.COMPLETION, completion);
        putIfThere(byName, Pricing.REQUEST, request);
        return byName.isEmpty() ? LISTED : new AcceptedPrices(byName);
    }

    private static void putIfThere(Map<String, Usd> byName, String name, @Nullable Usd price) {
        if (price != null) {
            byName.put(name, price);
        }
    }
}
