package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Meters;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Sets the counters of a scope to what they should be. */
@Service
public class CorrectMeters {

    private final Meters meters;

    public CorrectMeters(Meters meters) {
        this.meters = meters;
    }

    /**
     * Nothing is held or settled for the scope between the reading of what should be and the end of
     * the transaction around this, in which it takes part. What is held is set to what the holds add
     * up to.
     *
     * @param settled reads what should be settled in each bucket that still counts; a bucket that is
     *     left out is set to zero
     */
    public void correct(
            String scopeType,
            UUID scopeId,
            MeterWindows windows,
            Supplier<List<SettledAmount>> settled) {
        meters.lock(scopeType, scopeId);
        meters.correct(scopeId, windows, settled.get());
    }
}
