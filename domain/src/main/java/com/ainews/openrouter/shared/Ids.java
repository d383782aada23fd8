package com.ainews.openrouter.shared;

import java.util.UUID;

/** Where new identifiers come from, so that tests can choose them. */
@FunctionalInterface
public interface Ids {

    /** A new UUIDv7 (RFC 9562): unique, and ordered by the time of its making. */
    UUID next();
}
