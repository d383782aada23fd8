package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;

/** Counts that a model has failed, whether or not another one answers after it. */
@Service
public class NoteModelFailure {

    private final CountedNotes counted;
    private final InstantSource clock;

    NoteModelFailure(CountedNotes counted, InstantSource clock) {
        this.counted = counted;
        this.clock = clock;
    }

    /**
     * Each call counts one more. Only memory is touched, so that this neither waits nor fails;
     * {@link WriteModelNotes} stores it, and what a crash takes with it before that is not
     * missed.
     */
    public void note(String purpose, ModelId model, UserId user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        counted.add(ModelNotes.failure(today, purpose, model, user));
    }
}
