package com.ainews.openrouter.completions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the answer that the same request got before will do.
 *
 * @param wanted null for as the user prefers
 * @param ttl how long this answer may be given again; null for the usual time
 */
public record Caching(@Nullable Boolean wanted, @Nullable Duration ttl) {

    /** As the user prefers. */
    public static final Caching AS_PREFERRED = new Caching(null, null);

    public static final Caching NEVER = new Caching(false, null);

    /** How long answers are given again where nobody says. */
    public static final Duration USUAL_TTL = Duration.ofMinutes(5);

    /** The longest time that can be asked for. */
    public static final Duration LONGEST_TTL = Duration.ofDays(1);

    boolean isWanted(boolean preferred) {
        return wanted == null ? preferred : wanted;
    }

    Duration ttlOrUsual() {
        return ttl == null ? USUAL_TTL : ttl;
    }
}
