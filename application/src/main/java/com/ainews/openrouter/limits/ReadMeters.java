package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Meters;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Reads what is counted for everybody, to compare it with the ledger. */
@Service
public class ReadMeters {

    private final Meters meters;

    public ReadMeters(Meters meters) {
        this.meters = meters;
    }

    /**
     * Streams every bucket that still counts. Takes part in the transaction around it, and must be
     * closed before that ends.
     *
     * @return in the order of scope's type, scope's id as text, kind, bucket
     */
    public Stream<MeterReading> read(MeterWindows windows) {
        return meters.read(windows);
    }
}
