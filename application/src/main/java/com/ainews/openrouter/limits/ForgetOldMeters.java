package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.port.OldHolds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Keeps the store of limits small: what no window counts any more is forgotten. */
@Service
public class ForgetOldMeters {

    /** How long a window is kept after its end; the ledger keeps everything. */
    public static final Duration KEPT = Duration.ofDays(2);

    private final OldHolds oldHolds;
    private final InstantSource clock;

    public ForgetOldMeters(OldHolds oldHolds, InstantSource clock) {
        this.oldHolds = oldHolds;
        this.clock = clock;
    }

    /** Repeats safely, also on several replicas at once. */
    public void forget() {
        Instant before = clock.instant().minus(KEPT);
        for (LimitKind kind : LimitKind.values()) {
            oldHolds.forgetMeters(kind, kind.window().startAt(before));
        }
        oldHolds.forgetHolds(before);
    }
}
