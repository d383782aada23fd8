package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.NoteModelFailure;

import org.springframework.stereotype.Service;

/** Learns from those who asked for an answer that it was of no use to them. */
@Service
public class MarkUnusable {

    private final NoteModelFailure noteModelFailure;

    public MarkUnusable(NoteModelFailure noteModelFailure) {
        this.noteModelFailure = noteModelFailure;
    }

    /**
     * Counts against the model when models are recommended, beside the answer that stands in the
     * ledger. What it cost does not change.
     *
     * @param user who asked for it
     */
    public void mark(Purpose purpose, UserId user, Completion completion) {
        noteModelFailure.note(purpose.wireName(), completion.model(), user);
    }
}
