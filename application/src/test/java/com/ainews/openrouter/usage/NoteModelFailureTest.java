package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.ModelResults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoteModelFailureTest {

    private static final LocalDate DAY = LocalDate.parse("2026-05-01");
    private static final UserId USER = new UserId(UUID.randomUUID());
    private static final ModelId MODEL = new ModelId("maker/model");

    private final SettableClock clock = new SettableClock("2026-05-01T23:59:59Z");
    private final List<List<ModelNotes>> written = new ArrayList<>();
    private final CountedNotes counted = new CountedNotes();
    private final NoteModelFailure note = new NoteModelFailure(counted, clock);

    @Test
    void manyFailuresAreOneRowAndNothingIsWrittenTwice() {
        IntStream.range(0, 10_000).forEach(_ -> note.note("chat", MODEL, USER));
        clock.set("2026-05-02T00:00:00Z");
        note.note("chat", MODEL, USER);

        writing(false).write();
        writing(false).write();

        assertThat(written).hasSize(1);
        assertThat(written.getFirst())
                .containsExactlyInAnyOrder(
                        failures(DAY, MODEL, 10_000), failures(DAY.plusDays(1), MODEL, 1));
    }

    @Test
    void whatCannotBeWrittenIsKeptAndCountedOn() {
        note.note("chat", MODEL, USER);
        assertThatThrownBy(writing(true)::write).isInstanceOf(IllegalStateException.class);
        note.note("chat", MODEL, USER);

        writing(false).write();

        assertThat(written).containsExactly(List.of(failures(DAY, MODEL, 2)));
    }

    @Test
    void moreKeysThanThereIsRoomForAreNotCounted() {
        IntStream.range(0, CountedNotes.MAX_KEYS + 10)
                .forEach(i -> note.note("chat", new ModelId("maker/m" + i), USER));
        note.note("chat", new ModelId("maker/m0"), USER);

        writing(false).write();

        assertThat(written.getFirst())
                .hasSize(CountedNotes.MAX_KEYS)
                .contains(failures(DAY, new ModelId("maker/m0"), 2));
    }

    private WriteModelNotes writing(boolean fails) {
        return new WriteModelNotes(counted, new ModelResults() {

            @Override
            public void add(List<ModelNotes> notes) {
                if (fails) {
                    throw new IllegalStateException("The database is away");
                }
                written.add(notes);
            }

            @Override
            public void forgetBefore(LocalDate day) {
                throw new AssertionError("Nothing is to be forgotten");
            }

            @Override
            public Map<ModelId, ModelResult> since(LocalDate from, @Nullable String purpose) {
                return Map.of();
            }
        });
    }

    private static ModelNotes failures(LocalDate day, ModelId model, long failures) {
        return new ModelNotes(day, "chat", model, USER, failures, 0, BigDecimal.ZERO);
    }
}
