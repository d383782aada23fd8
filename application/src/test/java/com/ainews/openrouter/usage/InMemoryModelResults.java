package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.ModelResults;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results of a ledger in memory. */
public final class InMemoryModelResults implements ModelResults {

    private final InMemoryLedger ledger;
    private final List<ModelNotes> notes = new CopyOnWriteArrayList<>();

    public InMemoryModelResults(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void add(List<ModelNotes> more) {
        notes.addAll(more);
    }

    @Override
    public void forgetBefore(LocalDate day) {
        notes.removeIf(note -> note.day().isBefore(day));
    }

    @Override
    public Map<ModelId, ModelResult> since(LocalDate from, @Nullable String purpose) {
        Map<ModelId, List<LedgerEntry>> answered = ledger.entries().stream()
                .filter(entry -> entry.outcome() == CallOutcome.COMPLETED)
                .filter(entry -> entry.source() != CostSource.CACHED)
                .filter(entry -> !entry.heldAt()
                        .isBefore(from.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .filter(entry -> purpose == null || entry.purpose().equals(purpose))
                .collect(Collectors.groupingBy(LedgerEntry::model));
        Map<ModelId, List<ModelNotes>> noted = notes.stream()
                .filter(note -> !note.day().isBefore(from))
                .filter(note -> purpose == null || note.purpose().equals(purpose))
                .collect(Collectors.groupingBy(InMemoryModelResults::key))
                .values()
                .stream()
                .map(same -> same.stream().reduce(ModelNotes::plus).orElseThrow())
                .collect(Collectors.groupingBy(ModelNotes::model));
        Map<ModelId, ModelResult> results = new HashMap<>();
        Stream.concat(answered.keySet().stream(), noted.keySet().stream())
                .forEach(model -> results.put(
                        model,
                        result(
                                answered.getOrDefault(model, List.of()),
                                noted.getOrDefault(model, List.of()))));
        return results;
    }

    private static List<Object> key(ModelNotes note) {
        return List.of(note.day(), note.purpose(), note.model(), note.user());
    }

    private static boolean isOf(LedgerEntry line, ModelNotes note) {
        return line.purpose().equals(note.purpose())
                && line.payer().user().equals(note.user())
                && LocalDate.ofInstant(line.heldAt(), ZoneOffset.UTC).equals(note.day());
    }

    private static long failures(List<LedgerEntry> lines, ModelNotes note) {
        long answers = lines.stream().filter(line -> isOf(line, note)).count();
        return Math.min(note.failures(), answers + ModelNotes.FAILURES_OF_A_USER);
    }

    private static long marks(ModelNotes note) {
        return Math.min(note.marks(), ModelNotes.MARKS_OF_A_USER);
    }

    private static BigDecimal meanMark(List<ModelNotes> notes) {
        List<BigDecimal> marks = notes.stream()
                .flatMap(note -> Collections.nCopies(
                        (int) marks(note),
                        note.markSum()
                                .divide(
                                        BigDecimal.valueOf(Math.max(1, note.marks())),
                                        MathContext.DECIMAL64))
                        .stream())
                .toList();
        return mean(marks);
    }

    private static ModelResult result(List<LedgerEntry> lines, List<ModelNotes> notes) {
        List<LedgerEntry> undelayed =
                lines.stream().filter(line -> line.attempts() == 1).toList();
        List<Duration> firstTokens = lines.stream()
                .map(LedgerEntry::timeToFirstToken)
                .filter(Objects::nonNull)
                .toList();
        return new ModelResult(
                lines.size(),
                notes.stream().mapToLong(note -> failures(lines, note)).sum(),
                new Usd(mean(lines.stream().map(line -> line.cost().amount()).toList())),
                millis((undelayed.isEmpty() ? lines : undelayed)
                        .stream().map(LedgerEntry::latency).toList()),
                firstTokens.isEmpty() ? null : millis(firstTokens),
                TokenCount.of(mean(lines.stream()
                                .map(line -> BigDecimal.valueOf(
                                        line.completionTokens().value()))
                                .toList())
                        .longValue()),
                notes.stream().mapToLong(InMemoryModelResults::marks).sum(),
                meanMark(notes));
    }

    private static Duration millis(List<Duration> times) {
        return Duration.ofMillis(mean(times.stream()
                        .map(time -> BigDecimal.valueOf(time.toMillis()))
                        .toList())
                .longValue());
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? BigDecimal.ZERO
                : values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(
                                BigDecimal.valueOf(values.size()),
                                Usd.STORED_SCALE,
                                RoundingMode.HALF_UP);
    }
}
