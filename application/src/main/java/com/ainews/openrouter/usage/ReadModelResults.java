package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.usage.port.ModelResults;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells other modules how models have done here lately. */
@Service
public class ReadModelResults {

    /** Today and the days before it that count. */
    static final int DAYS = 30;

    private final ModelResults results;
    private final InstantSource clock;

    public ReadModelResults(ModelResults results, InstantSource clock) {
        this.results = results;
        this.clock = clock;
    }

    /**
     * Sums up the last 30 days in UTC, of all users together; may be some minutes old. Answers are
     * the completed lines of the ledger, but for those that were given again. Failures are those
     * that {@link NoteModelFailure} was told of; the ledger knows only of calls that no model
     * answered, and names but the last model of them. Lost calls do not count: nobody knows how
     * they ended. Marks are those of {@link NoteModelMark}.
     *
     * @param purpose null for all
     * @return by the id under which the model answered, which may be a dated one
     */
    public Map<ModelId, ModelResult> read(@Nullable String purpose) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return results.since(today.minusDays(DAYS - 1), purpose);
    }
}
