package com.ainews.openrouter.limits;

/** How much somebody hurries. */
public enum Priority {
    /** Somebody sits and waits for the answer. */
    INTERACTIVE,
    /** Goes after interactive calls, but gets one slot of ten that both wait for. */
    BATCH
}
