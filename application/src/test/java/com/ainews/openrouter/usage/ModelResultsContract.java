package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.Ledger;
import com.ainews.openrouter.usage.port.ModelResults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every view of models' results must do. */
public abstract class ModelResultsContract {

    private static final LocalDate DAY = LocalDate.parse("2026-05-02");

    private final String purpose = "purpose-" + UUID.randomUUID();
    private final UserId user = new UserId(UUID.randomUUID());
    private final ModelId one = new ModelId("maker/" + UUID.randomUUID());
    private final ModelId other = new ModelId("maker/" + UUID.randomUUID());

    protected abstract Ledger ledger();

    protected abstract ModelResults results();

    @Test
    void sumsUpAnswersByModel() {
        ledger().append(List.of(
                line(one, "2026-05-02T00:00:00Z", CallOutcome.COMPLETED, "0.001", 100, 40, 1),
                line(one, "2026-05-03T12:00:00Z", CallOutcome.COMPLETED, "0.002", 200, null, 1),
                line(other, "2026-05-03T12:00:00Z", CallOutcome.COMPLETED, "0.5", 900, null, 1)));

        assertThat(results().since(DAY, purpose))
                .containsOnlyKeys(one, other)
                .containsEntry(
                        one,
                        new ModelResult(
                                2,
                                0,
                                Usd.of("0.0015"),
                                Duration.ofMillis(150),
                                Duration.ofMillis(40),
                                TokenCount.of(150),
                                0,
                                BigDecimal.ZERO));
        assertThat(results().since(DAY, purpose).get(other))
                .extracting(ModelResult::meanFirstToken)
                .isNull();
    }

    @Test
    void whatWasBeforeOrForSomethingElseDoesNotCount() {
        ledger().append(List.of(
                line(one, "2026-05-01T23:59:59.999Z", CallOutcome.COMPLETED, "1", 1, 1, 1)));
        failed(DAY.minusDays(1), purpose, one);
        failed(DAY, purpose + "-other", one);

        assertThat(results().since(DAY, purpose)).isEmpty();
    }

    @Test
    void allPurposesAreCountedTogetherWhereNoneIsNamed() {
        ledger().append(List.of(
                line(one, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 1, 1, 1)));
        failed(DAY, purpose + "-other", one);

        assertThat(results().since(DAY, null).get(one))
                .extracting(ModelResult::answers, ModelResult::failures)
                .containsExactly(1L, 1L);
    }

    @Test
    void failuresAreCountedAlsoOfModelsThatNeverAnswered() {
        ledger().append(List.of(
                line(one, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 1, 1, 1)));
        failed(DAY, purpose, one);
        results()
                .add(List.of(
                        ModelNotes.failure(DAY, purpose, other, user),
                        ModelNotes.failure(DAY.plusDays(1), purpose, other, user)));
        failed(DAY, purpose, other);
        failed(DAY.plusDays(1), purpose, other);

        assertThat(results().since(DAY, purpose).get(one))
                .extracting(ModelResult::answers, ModelResult::failures)
                .containsExactly(1L, 1L);
        assertThat(results().since(DAY, purpose))
                .containsEntry(
                        other,
                        new ModelResult(
                                0,
                                4,
                                Usd.ZERO,
                                Duration.ZERO,
                                null,
                                TokenCount.ZERO,
                                0,
                                BigDecimal.ZERO));
    }

    @Test
    void linesOfCallsWithoutAnAnswerDoNotCount() {
        ledger().append(List.of(
                line(one, "2026-05-02T10:00:00Z", CallOutcome.FAILED, "0", 1, null, 3),
                line(one, "2026-05-02T10:00:00Z", CallOutcome.LOST, "1", 1, null, 1)));

        assertThat(results().since(DAY, purpose)).isEmpty();
    }

    @Test
    void theTimeThatOthersLostBeforeIsNotTheModelsOwn() {
        ledger().append(List.of(
                line(one, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 100, 1, 1),
                line(one, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 9_000, 1, 3),
                line(other, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 9_000, 1, 2)));

        assertThat(results().since(DAY, purpose).values())
                .extracting(ModelResult::meanLatency)
                .containsExactlyInAnyOrder(Duration.ofMillis(100), Duration.ofMillis(9_000));
    }

    @Test
    void oneUserAloneDoesNotMakeAModelLookBroken() {
        var others = new UserId(UUID.randomUUID());
        ledger().append(List.of(
                line(one, "2026-05-02T23:59:59Z", CallOutcome.COMPLETED, "1", 1, 1, 1),
                line(one, "2026-05-02T10:00:00Z", CallOutcome.COMPLETED, "1", 1, 1, 1)));
        results().add(List.of(failures(one, user, 100), failures(one, others, 2)));
        results().add(List.of(failures(other, user, 100)));

        assertThat(of(one).failures()).isEqualTo(ModelNotes.FAILURES_OF_A_USER + 2 + 2);
        assertThat(of(other).failures()).isEqualTo(ModelNotes.FAILURES_OF_A_USER);
    }

    @Test
    void marksAreAveragedAndThoseOfOneUserCountUpToALimit() {
        var others = new UserId(UUID.randomUUID());
        results().add(List.of(marks(one, user, 180, "0"), marks(one, others, 10, "8")));
        results().add(List.of(marks(one, user, 20, "0"), marks(one, others, 10, "7")));

        ModelResult result = of(one);

        assertThat(result.marks()).isEqualTo(ModelNotes.MARKS_OF_A_USER * 2);
        assertThat(result.meanMark()).isEqualByComparingTo("0.375");
        assertThat(result.failures()).isZero();
    }

    @Test
    void forgetsWhatIsOld() {
        failed(DAY.minusDays(1), purpose, one);
        failed(DAY, purpose, other);

        results().forgetBefore(DAY);

        assertThat(results().since(DAY.minusDays(1), purpose)).containsOnlyKeys(other);
    }

    private ModelResult of(ModelId model) {
        return Objects.requireNonNull(results().since(DAY, purpose).get(model));
    }

    private ModelNotes failures(ModelId model, UserId of, long failures) {
        return new ModelNotes(DAY, purpose, model, of, failures, 0, BigDecimal.ZERO);
    }

    private ModelNotes marks(ModelId model, UserId of, long marks, String sum) {
        return new ModelNotes(DAY, purpose, model, of, 0, marks, new BigDecimal(sum));
    }

    private void failed(LocalDate day, String of, ModelId model) {
        results().add(List.of(ModelNotes.failure(day, of, model, user)));
    }

    @Test
    void answersThatWereGivenAgainAreNotTheModels() {
        ledger().append(List.of(line(
                one,
                "2026-05-02T10:00:00Z",
                CallOutcome.COMPLETED,
                "0",
                1,
                null,
                1,
                CostSource.CACHED)));

        assertThat(results().since(DAY, purpose)).isEmpty();
    }

    private LedgerEntry line(
            ModelId model,
            String heldAt,
            CallOutcome outcome,
            String cost,
            long latencyMs,
            @Nullable Integer firstTokenMs,
            int attempts) {
        return line(
                model,
                heldAt,
                outcome,
                cost,
                latencyMs,
                firstTokenMs,
                attempts,
                CostSource.REPORTED);
    }

    private LedgerEntry line(
            ModelId model,
            String heldAt,
            CallOutcome outcome,
            String cost,
            long latencyMs,
            @Nullable Integer firstTokenMs,
            int attempts,
            CostSource source) {
        Instant at = Instant.parse(heldAt);
        return new LedgerEntry(
                UUID.randomUUID(),
                new HoldId(UUID.randomUUID()),
                new RequestId(UUID.randomUUID()),
                new Payer(user, new AccessTokenId(UUID.randomUUID()), null, null),
                purpose,
                model,
                null,
                null,
                outcome,
                TokenCount.of(10),
                TokenCount.of(latencyMs),
                Usd.of("1"),
                Usd.of(cost),
                null,
                Usd.of(cost),
                source,
                false,
                Duration.ofMillis(latencyMs),
                firstTokenMs == null ? null : Duration.ofMillis(firstTokenMs),
                attempts,
                at,
                at.plusSeconds(1));
    }
}
