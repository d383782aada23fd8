package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.NoteModelMark;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;

/** Learns from those who asked for an answer how good it was. */
@Service
public class MarkAnswer {

    private final NoteModelMark noteModelMark;

    public MarkAnswer(NoteModelMark noteModelMark) {
        this.noteModelMark = noteModelMark;
    }

    /**
     * Counts for the model when models are recommended for such calls.
     *
     * @param mark from zero to one
     */
    public void mark(Purpose purpose, UserId user, Completion completion, BigDecimal mark) {
        noteModelMark.note(purpose.wireName(), completion.model(), user, mark);
    }
}
