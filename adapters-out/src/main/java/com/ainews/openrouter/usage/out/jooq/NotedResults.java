package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;
import static com.ainews.openrouter.usage.out.jooq.db.Tables.MODEL_NOTES;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What was noted of models, of each user only as much as counts. */
final class NotedResults {

    /** What is known of a model of which nothing was noted. */
    static final Noted NOTHING = new Noted(0, 0, BigDecimal.ZERO);

    /** Of one model, all users together. */
    record Noted(long failures, long marks, BigDecimal meanMark) {}

    private static final Field<LocalDate> ANSWERED_ON = field(
                    "({0} at time zone 'UTC')::date", LocalDate.class, LEDGER.HELD_AT)
            .as("day");
    private static final Field<Integer> ANSWERS = count().as("answers");

    private final DSLContext dsl;

    NotedResults(DSLContext dsl) {
        this.dsl = dsl;
    }

    void add(List<ModelNotes> notes) {
        dsl.insertInto(
                        MODEL_NOTES,
                        MODEL_NOTES.DAY,
                        MODEL_NOTES.PURPOSE,
                        MODEL_NOTES.MODEL,
                        MODEL_NOTES.USER_ID,
                        MODEL_NOTES.FAILURES,
                        MODEL_NOTES.MARKS,
                        MODEL_NOTES.MARK_SUM)
                .valuesOfRows(notes.stream()
                        // All replicas in the same order, so that none waits for another in turn.
                        .sorted(Comparator.comparing(ModelNotes::day)
                                .thenComparing(ModelNotes::purpose)
                                .thenComparing(note -> note.model().value())
                                .thenComparing(note -> note.user().value()))
                        .map(note -> row(
                                note.day(),
                                note.purpose(),
                                note.model().value(),
                                note.user().value(),
                                note.failures(),
                                note.marks(),
                                note.markSum()))
                        .toList())
                .onConflict(
                        MODEL_NOTES.DAY,
                        MODEL_NOTES.PURPOSE,
                        MODEL_NOTES.MODEL,
                        MODEL_NOTES.USER_ID)
                .doUpdate()
                .set(
                        MODEL_NOTES.FAILURES,
                        MODEL_NOTES.FAILURES.plus(excluded(MODEL_NOTES.FAILURES)))
                .set(MODEL_NOTES.MARKS, MODEL_NOTES.MARKS.plus(excluded(MODEL_NOTES.MARKS)))
                .set(
                        MODEL_NOTES.MARK_SUM,
                        MODEL_NOTES.MARK_SUM.plus(excluded(MODEL_NOTES.MARK_SUM)))
                .execute();
    }

    void forgetBefore(LocalDate day) {
        dsl.deleteFrom(MODEL_NOTES).where(MODEL_NOTES.DAY.lt(day)).execute();
    }

    /**
     * @param ofNotes which of them count
     * @param ofAnswers which lines of the ledger stand for answers of the same days and purpose
     */
    Map<ModelId, Noted> read(Condition ofNotes, Condition ofAnswers) {
        var answered = select(ANSWERED_ON, LEDGER.PURPOSE, LEDGER.MODEL, LEDGER.USER_ID, ANSWERS)
                .from(LEDGER)
                .where(ofAnswers)
                .groupBy(ANSWERED_ON, LEDGER.PURPOSE, LEDGER.MODEL, LEDGER.USER_ID)
                .asTable("answered");
        Field<Long> answers =
                coalesce(answered.field(ANSWERS), inline(0)).cast(MODEL_NOTES.FAILURES);
        Field<BigDecimal> failures = sum(least(
                        MODEL_NOTES.FAILURES, answers.plus(inline(ModelNotes.FAILURES_OF_A_USER))))
                .as("all_failures");
        Field<Long> counted = least(MODEL_NOTES.MARKS, inline(ModelNotes.MARKS_OF_A_USER));
        Field<BigDecimal> marks = sum(counted).as("all_marks");
        Field<BigDecimal> markSum = sum(case_().when(
                                MODEL_NOTES.MARKS.gt(inline(0L)),
                                MODEL_NOTES.MARK_SUM.times(counted).div(MODEL_NOTES.MARKS))
                        .otherwise(inline(BigDecimal.ZERO)))
                .as("mark_sum");
        return dsl.select(MODEL_NOTES.MODEL, failures, marks, markSum)
                .from(MODEL_NOTES)
                .leftJoin(answered)
                .on(MODEL_NOTES.DAY.eq(answered.field(ANSWERED_ON)))
                .and(MODEL_NOTES.PURPOSE.eq(answered.field(LEDGER.PURPOSE)))
                .and(MODEL_NOTES.MODEL.eq(answered.field(LEDGER.MODEL)))
                .and(MODEL_NOTES.USER_ID.eq(answered.field(LEDGER.USER_ID)))
                .where(ofNotes)
                .groupBy(MODEL_NOTES.MODEL)
                .fetchMap(
                        row -> new ModelId(row.get(MODEL_NOTES.MODEL)),
                        row -> noted(row, failures, marks, markSum));
    }

    private static Noted noted(
            Record row,
            Field<BigDecimal> failures,
            Field<BigDecimal> marks,
            Field<BigDecimal> sum) {
        long count = whole(row.get(marks));
        return new Noted(
                whole(row.get(failures)),
                count,
                count == 0
                        ? BigDecimal.ZERO
                        : row.get(sum)
                                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                                .min(BigDecimal.ONE));
    }

    private static long whole(@Nullable BigDecimal number) {
        return number == null ? 0 : number.longValueExact();
    }
}
