package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.InMemoryLedger;
import com.ainews.openrouter.usage.InMemoryModelResults;
import com.ainews.openrouter.usage.UsageInMemory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkUnusableTest {

    private static final UserId USER = new UserId(UUID.randomUUID());
    private static final ModelId MODEL = new ModelId("maker/model");

    @Test
    void anAnswerThatIsOfNoUseCountsAgainstItsModel() {
        var results = new InMemoryModelResults(new InMemoryLedger());
        var notes = UsageInMemory.notes(results, new SettableClock("2026-05-01T10:00:00Z"));

        new MarkUnusable(notes.note()).mark(Purpose.SUMMARIZATION, USER, completion());
        notes.write().write();

        assertThat(results.since(LocalDate.parse("2026-05-01"), "summarization").get(MODEL))
                .satisfies(result -> assertThat(result.failures()).isEqualTo(1));
    }

    @Test
    void marksOfAnswersCountForTheirModel() {
        var results = new InMemoryModelResults(new InMemoryLedger());
        var notes = UsageInMemory.notes(results, new SettableClock("2026-05-01T10:00:00Z"));
        var markAnswer = new MarkAnswer(notes.mark());

        markAnswer.mark(Purpose.SUMMARIZATION, USER, completion(), new BigDecimal("0.5"));
        markAnswer.mark(Purpose.SUMMARIZATION, USER, completion(), BigDecimal.ONE);
        notes.write().write();

        assertThat(results.since(LocalDate.parse("2026-05-01"), "summarization").get(MODEL))
                .satisfies(result -> {
                    assertThat(result.marks()).isEqualTo(2);
                    assertThat(result.meanMark()).isEqualByComparingTo("0.75");
                    assertThat(result.failures()).isZero();
                });
    }

    private static Completion completion() {
        return new Completion(
                "gen-1",
                MODEL,
                MODEL,
                "Maker",
                "{}",
                "stop",
                TokenCount.of(20),
                TokenCount.of(1),
                Usd.of("0.001"),
                Duration.ofMillis(5),
                null,
                List.of(),
                null,
                "{}",
                null);
    }
}
