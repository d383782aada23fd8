package com.ainews.chaos;

import com.ainews.sandbox.Bill;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run has shown, in words and numbers for people. */
final class Report {

    /** Of a hundred breaches the first few tell as much. */
    private static final int MOST_TOLD = 10;

    private final Diary diary;

    Report(Diary diary) {
        this.diary = diary;
    }

    void calls(Tally tally) {
        line("calls", "%d", tally.calls());
        line("answered", "%s", numbers(tally.answered()));
        line("again", "%d of them with an answer that was given before", tally.replayed());
        line("refused", "%s", numbers(tally.refused()));
        line("failed", "%s", numbers(tally.failed()));
        line(
                "streams",
                "%d broke when they had begun, %d were left by their client",
                tally.brokenOff(),
                tally.givenUp());
        line("unknown", "%d whose connection broke or stayed silent", tally.unknown());
        line("unreachable", "%d that found no replica to connect to", tally.nobodyThere());
    }

    void troubles(Map<Trouble.Event, Integer> done, int endedByThemselves) {
        Map<String, Long> words = new TreeMap<>();
        done.forEach((event, times) ->
                words.put(event.name().toLowerCase(Locale.ROOT).replace('_', ' '), (long) times));
        line("troubles", "%s", numbers(words));
        line("restarts", "%d of replicas that ended by themselves", endedByThemselves);
    }

    void money(Evidence evidence) {
        List<LedgerRow> billed =
                evidence.ledger().stream().filter(row -> !row.isUnbilled()).toList();
        List<LedgerRow> estimated =
                billed.stream().filter(LedgerRow::isEstimated).toList();
        BigDecimal drift = evidence.settled().subtract(evidence.billed());
        line(
                "settled",
                "%s, lines of the ledger %s; %d more cost nothing",
                usd(evidence.settled()),
                numbers(billed.stream()
                        .collect(Collectors.groupingBy(
                                LedgerRow::source, TreeMap::new, Collectors.counting()))),
                evidence.ledger().size() - billed.size());
        line(
                "bill",
                "%s for %d answers",
                usd(evidence.billed()),
                evidence.charges().size());
        line(
                "drift",
                "%s more in the ledger: %d estimates of %s stand for %d unseen answers of %s",
                usd(drift),
                estimated.size(),
                usd(sum(estimated.stream().map(LedgerRow::cost).toList())),
                evidence.unseen().size(),
                usd(sum(evidence.unseen().stream().map(Bill.Charge::cost).toList())));
        line(
                "holds left",
                "%d, with %s held",
                evidence.holdsUnderWay(),
                evidence.held().toPlainString());
        line(
                "overruns",
                "%d",
                evidence.ledger().stream().filter(LedgerRow::isOverrun).count());
    }

    void readings(List<Watcher.Reading> readings) {
        readings.stream()
                .max(Comparator.comparing(Watcher.Reading::share))
                .ifPresent(most -> line(
                        "fullest",
                        "%s of a limit: %s of %s, %s of %s, in %d looks",
                        most.share().toPlainString(),
                        most.kind().stored(),
                        most.scope(),
                        most.most().toPlainString(),
                        most.limit().toPlainString(),
                        most.looks()));
    }

    void verdict(List<Breach> breaches) {
        diary.print("");
        for (Breach.Invariant invariant : Breach.Invariant.values()) {
            List<Breach> its = breaches.stream()
                    .filter(breach -> breach.invariant() == invariant)
                    .toList();
            line(invariant.words(), its.isEmpty() ? "holds" : "BROKEN %d times", its.size());
            its.stream().limit(MOST_TOLD).forEach(breach -> diary.print("    " + breach.what()));
            if (its.size() > MOST_TOLD) {
                diary.print("    and %d more".formatted(its.size() - MOST_TOLD));
            }
        }
    }

    /** What the run did not show, so that its verdict is worth nothing. */
    void gaps(List<String> gaps) {
        gaps.forEach(gap -> line("NOT SHOWN", "%s", gap));
    }

    private void line(String name, String what, Object... facts) {
        diary.print("%-13s".formatted(name) + what.formatted(facts));
    }

    /** {@code 12: this 5, that 7}. */
    private static String numbers(Map<String, Long> numbers) {
        String parts = numbers.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "none" : Tally.sum(numbers) + ": " + parts;
    }

    private static String usd(BigDecimal amount) {
        return "$" + amount.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
