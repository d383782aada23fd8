package com.ainews.openrouter.limits.domain;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one scope.
 *
 * @param byKind a kind that is not there is counted but has no limit
 */
public record Limits(Map<LimitKind, BigDecimal> byKind) {

    public static final Limits NONE = new Limits(Map.of());

    public Limits {
        byKind = Map.copyOf(byKind);
    }

    public @Nullable BigDecimal of(LimitKind kind) {
        return byKind.get(kind);
    }

    /** Kind by kind the smaller one: who sets a limit for oneself can't exceed what others set. */
    public Limits cappedBy(Limits cap) {
        Map<LimitKind, BigDecimal> smaller = new EnumMap<>(LimitKind.class);
        smaller.putAll(byKind);
        cap.byKind.forEach((kind, limit) -> smaller.merge(kind, limit, BigDecimal::min));
        return new Limits(smaller);
    }
}
