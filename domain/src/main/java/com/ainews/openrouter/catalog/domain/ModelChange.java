package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model between two catalogues.
 *
 * @param before its prices in the older one; null where it was not there
 * @param after its prices in the newer one; null where it is not there
 * @param at when the newer one was fetched
 */
public record ModelChange(
        ModelId model,
        Kind kind,
        @Nullable Pricing before,
        @Nullable Pricing after,
        Instant at) {

    /** In which way it changed. */
    public enum Kind {
        APPEARED,
        PRICE_CHANGED,
        VANISHED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a name that {@link #wireName} gave. */
        public static Kind ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
