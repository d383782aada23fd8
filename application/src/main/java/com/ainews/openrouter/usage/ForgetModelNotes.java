package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.port.ModelResults;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;

/** Forgets what was noted of models so long ago that nobody reads it. */
@Service
public class ForgetModelNotes {

    private final ModelResults results;
    private final InstantSource clock;

    ForgetModelNotes(ModelResults results, InstantSource clock) {
        this.results = results;
        this.clock = clock;
    }

    /** Keeps the days that {@link ReadModelResults} reads; safe to repeat. */
    public void forget() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        results.forgetBefore(today.minusDays(ReadModelResults.DAYS - 1));
    }
}
