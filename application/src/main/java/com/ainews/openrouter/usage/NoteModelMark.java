package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;

/** Counts how good an answer of a model was found to be. */
@Service
public class NoteModelMark {

    private final CountedNotes counted;
    private final InstantSource clock;

    NoteModelMark(CountedNotes counted, InstantSource clock) {
        this.counted = counted;
        this.clock = clock;
    }

    /**
     * Each answer is marked once. Only memory is touched, as by {@link NoteModelFailure}.
     *
     * @param user at whose call the model answered
     * @param mark from zero, of no use, to one
     */
    public void note(String purpose, ModelId model, UserId user, BigDecimal mark) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        counted.add(ModelNotes.mark(today, purpose, model, user, mark));
    }
}
