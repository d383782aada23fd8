package com.ainews.chaos;

import com.ainews.sandbox.Bill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds for each charge that no line of the ledger names a line of its own that may stand for it.
 * Sums would not do: one estimate that is far too high would hide a charge that was lost.
 */
final class Covers {

    private static final int NOBODY = -1;

    private final List<Bill.Charge> charges;
    private final List<LedgerRow> rows;

    /** Which charge a row stands for. */
    private final int[] taken;

    private Covers(List<Bill.Charge> charges, List<LedgerRow> rows) {
        this.charges = charges;
        this.rows = rows;
        this.taken = new int[rows.size()];
        Arrays.fill(taken, NOBODY);
    }

    /** The charges that nothing stands for, as few as can be. */
    static List<Bill.Charge> missing(List<Bill.Charge> charges, List<LedgerRow> rows) {
        var covers = new Covers(charges, rows);
        List<Bill.Charge> missing = new ArrayList<>();
        for (int charge = 0; charge < charges.size(); charge++) {
            if (!covers.find(charge, new boolean[rows.size()])) {
                missing.add(charges.get(charge));
            }
        }
        return missing;
    }

    /** A row for a charge; one that is taken if its charge finds another (Kuhn's algorithm). */
    private boolean find(int charge, boolean[] seen) {
        for (int row = 0; row < rows.size(); row++) {
            if (!seen[row] && rows.get(row).covers(charges.get(charge))) {
                seen[row] = true;
                if (taken[row] == NOBODY || find(taken[row], seen)) {
                    taken[row] = charge;
                    return true;
                }
            }
        }
        return false;
    }
}
