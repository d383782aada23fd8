package com.ainews.openrouter.shared;

import java.util.UUID;

/** One request of a caller for paid work; its calls, ledger rows and errors all carry it. */
public record RequestId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
