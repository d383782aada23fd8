package com.ainews.chaos;

/** A case in which an invariant did not hold, in words and numbers. */
record Breach(Invariant invariant, String what) {

    /** The four of the documentation. */
    enum Invariant {
        NEVER_OVER("never over"),
        NEVER_LOST("never lost"),
        NEVER_LEAKED("never leaked"),
        ADDS_UP("adds up");

        private final String words;

        Invariant(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
