package com.ainews.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What the service has counted for one scope, kind and bucket of time. */
record Meter(UUID scope, String kind, Instant bucket, BigDecimal settled, BigDecimal held) {

    BigDecimal used() {
        return settled.add(held);
    }
}
