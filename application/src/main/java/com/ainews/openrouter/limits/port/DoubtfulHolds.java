package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of calls that are under way, for the case that nobody sees their end. */
public interface DoubtfulHolds {

    /**
     * A hold of which nobody knows how its call ended.
     *
     * @param generationId OpenRouter's name for the call; null where it is not known, or only by
     *     what was noted before
     * @param checkAt when to ask for the call first, if its name is known
     */
    record Doubted(
            HoldId hold,
            @Nullable String generationId,
            Doubt doubt,
            Instant now,
            Instant checkAt) {}

    /** Keeps OpenRouter's names for calls that still run, all at once. */
    void noteGenerations(Map<HoldId, String> generations);

    /** Keeps that nobody knows how a call ended. Repeats safely. */
    void doubt(Doubted doubted);

    /**
     * Doubts the calls that replicas had sent that were not seen since an instant; those whose names are
     * known are to be asked for at once.
     *
     * @return how many
     */
    int doubtThoseOfUnseen(Instant since, Instant now);

    /**
     * Takes holds whose generation is to be asked for. Each call of this takes others, on all
     * replicas: one that was taken is due again later, ever less often.
     *
     * @return the longest due first
     */
    List<Hold> takeDue(Instant now, int limit);
}
