package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.usage.ModelResult;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls to models led to. */
public interface ModelResults {

    /**
     * Counts more, all of them or none; they are committed when this returns.
     *
     * @param notes each day, purpose, model and user once
     */
    void add(List<ModelNotes> notes);

    /** Forgets what was noted before a day; answers before it are not forgotten. */
    void forgetBefore(LocalDate day);

    /**
     * Sums up what was answered, what failed and which marks were given; of one user's no more than
     * {@link ModelNotes} says. May be a minute old, and five where nobody has
     * asked for as long.
     *
     * @param purpose null for all
     * @param from the first day that counts, in UTC
     */
    Map<ModelId, ModelResult> since(LocalDate from, @Nullable String purpose);
}
