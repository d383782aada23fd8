package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;

import org.springframework.stereotype.Service;

/**
 * Keeps OpenRouter's name for a call that still runs, so that what it cost can be asked for even if
 * this process dies.
 */
@Service
public class NoteGeneration {

    private final GenerationNotes notes;

    NoteGeneration(GenerationNotes notes) {
        this.notes = notes;
    }

    /**
     * Returns at once: names are collected, and written together a moment later. A call that has
     * ended by then needs none.
     */
    public void note(HoldId hold, String generationId) {
        notes.note(hold, generationId);
    }
}
