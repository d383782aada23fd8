package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.MeterReading;
import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.SettledAmount;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The counters themselves, for those who check them. All take part in the transaction around. */
public interface Meters {

    /**
     * Every bucket that still counts, and every one in which something should be held.
     *
     * @return to be closed; in the order of scope's type, scope's id as text, kind, bucket
     */
    Stream<MeterReading> read(MeterWindows windows);

    /** Until the transaction ends nothing is placed or ended for the scope. */
    void lock(String scopeType, UUID scopeId);

    /** Sets what is settled as given, zero where nothing is, and what is held to what holds say. */
    void correct(UUID scopeId, MeterWindows windows, List<SettledAmount> settled);
}
