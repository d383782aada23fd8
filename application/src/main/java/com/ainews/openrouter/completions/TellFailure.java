package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.usage.NoteModelFailure;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tells of calls to models that failed: operators, and those who choose models later. */
@Service
class TellFailure {

    private final NoteModelFailure noteModelFailure;
    private final ApplicationEventPublisher events;

    TellFailure(NoteModelFailure noteModelFailure, ApplicationEventPublisher events) {
        this.noteModelFailure = noteModelFailure;
        this.events = events;
    }

    void tell(CompletionCommand command, FailedAttempt failed) {
        if (failed.failure().isTheModels()) {
            noteModelFailure.note(
                    command.purpose().wireName(),
                    failed.model(),
                    command.payer().user());
        }
        if (failed.failure() != UpstreamFailure.CLIENT_LEFT) {
            events.publishEvent(new UpstreamCallFailed(
                    command.payer().user(),
                    command.request(),
                    failed.model(),
                    failed.failure().storedName(),
                    failed.status(),
                    failed.message()));
        }
    }
}
