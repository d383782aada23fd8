package com.ainews.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a run must show, or invariants that hold say nothing. */
final class Gaps {

    private static final BigDecimal NEARLY_FULL = new BigDecimal("0.9");

    private Gaps() {}

    /** What was not shown, in words. */
    static List<String> of(Evidence evidence, Tally tally, Set<Trouble.Event> notBroken) {
        List<String> gaps = new ArrayList<>();
        Arrays.stream(Ask.Door.values())
                .map(Ask.Door::words)
                .filter(door -> !tally.answered().containsKey(door))
                .forEach(door -> gaps.add("no call was answered through " + door));
        notBroken.forEach(event -> gaps.add(
                "there was no " + event.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (evidence.ledger().stream().noneMatch(LedgerRow::isReconciled)) {
            gaps.add("the cost of no call was asked for behind its end");
        }
        if (evidence.readings().stream()
                .map(Watcher.Reading::share)
                .noneMatch(share -> share.compareTo(NEARLY_FULL) >= 0)) {
            gaps.add("no limit was nearly reached");
        }
        if (tally.replayed() == 0) {
            gaps.add("no answer was given again to a request with the same key");
        }
        if (tally.brokenOff() == 0) {
            gaps.add("no stream broke");
        }
        return gaps;
    }
}
