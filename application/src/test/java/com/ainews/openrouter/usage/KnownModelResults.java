package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.ModelResults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results that a test makes up, for every purpose the same; remembers what is added to them. */
public final class KnownModelResults implements ModelResults {

    private final Map<ModelId, ModelResult> known = new HashMap<>();
    private final List<ModelNotes> added = new ArrayList<>();
    private @Nullable RuntimeException failure;

    public KnownModelResults with(String model, long answers, long failures) {
        known.put(
                new ModelId(model),
                new ModelResult(
                        answers,
                        failures,
                        Usd.ZERO,
                        Duration.ofSeconds(2),
                        null,
                        TokenCount.of(100),
                        0,
                        BigDecimal.ZERO));
        return this;
    }

    public List<ModelNotes> added() {
        return added;
    }

    /** From now on nothing can be read. */
    public void failWith(RuntimeException exception) {
        failure = exception;
    }

    @Override
    public void add(List<ModelNotes> notes) {
        added.addAll(notes);
    }

    @Override
    public void forgetBefore(LocalDate day) {
        added.removeIf(note -> note.day().isBefore(day));
    }

    @Override
    public Map<ModelId, ModelResult> since(LocalDate from, @Nullable String purpose) {
        if (failure != null) {
            throw failure;
        }
        return Map.copyOf(known);
    }
}
