package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One place in which counters, holds and ledger disagree. */
public sealed interface Finding {

    /** What kind of disagreement it is, in snake case. */
    default String wireName() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** In words, for people. */
    String describe();

    /**
     * A counter is not the sum of the ledger's lines, or holds something that no hold says.
     *
     * @param kind of the limit, such as {@code daily_cost}
     */
    record WrongMeter(
            String scopeType,
            UUID scopeId,
            String kind,
            Instant bucket,
            BigDecimal settled,
            BigDecimal settledInLedger,
            BigDecimal held,
            BigDecimal heldByHolds)
            implements Finding {

        /** Whether the counter has calls that the ledger has not. */
        public boolean isAboveLedger() {
            return settled.compareTo(settledInLedger) > 0;
        }

        @Override
        public String describe() {
            return "%s of %s %s from %s: settled %s where the ledger says %s; held %s where the holds say %s"
                    .formatted(
                            kind,
                            scopeType,
                            scopeId,
                            bucket,
                            settled.toPlainString(),
                            settledInLedger.toPlainString(),
                            held.toPlainString(),
                            heldByHolds.toPlainString());
        }
    }

    /** A hold is still held although its call stands in the ledger. */
    record HeldAfterSettlement(HoldId hold, BigDecimal cost) implements Finding {

        @Override
        public String describe() {
            return "Hold %s of %s is held although its call stands in the ledger"
                    .formatted(hold, cost.toPlainString());
        }
    }

    /** A call was counted, but the ledger has no line for it. */
    record LostLine(HoldId hold, UserId user, BigDecimal cost, Instant heldAt) implements Finding {

        @Override
        public String describe() {
            return "Hold %s of %s from %s, of user %s, was settled, but its call is not in the ledger"
                    .formatted(hold, cost.toPlainString(), heldAt, user);
        }
    }

    /** A hold is held for a call that no replica runs. */
    record OrphanedHold(HoldId hold, BigDecimal cost, Instant heldAt) implements Finding {

        @Override
        public String describe() {
            return "Hold %s of %s from %s is of a call that no replica runs"
                    .formatted(hold, cost.toPlainString(), heldAt);
        }
    }
}
