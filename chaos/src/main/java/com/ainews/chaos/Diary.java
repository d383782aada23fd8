package com.ainews.chaos;

import java.io.PrintStream;
import java.util.Locale;

/** Tells people what happens, and when. */
final class Diary {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Diary(PrintStream out) {
        this.out = out;
    }

    void say(String what, Object... facts) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, what.formatted(facts));
    }

    /** A line of the report, without the time. */
    void print(String line) {
        out.println(line);
    }
}
