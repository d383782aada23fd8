package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Writes down OpenRouter's names for calls that still run. */
@Service
public class WriteGenerations {

    private final GenerationNotes notes;

    WriteGenerations(GenerationNotes notes) {
        this.notes = notes;
    }

    /**
     * Writes what was noted since the last time, in one statement. To be repeated every second.
     *
     * @return how many were written
     * @throws RuntimeException where the store can't be reached; then all are kept for the next time
     */
    public int write() {
        return notes.write();
    }
}
