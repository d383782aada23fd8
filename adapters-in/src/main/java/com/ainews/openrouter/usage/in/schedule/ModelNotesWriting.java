package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.ForgetModelNotes;
import com.ainews.openrouter.usage.WriteModelNotes;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Stores what was noted of models, also when the service stops, and forgets what is old. */
@Component
class ModelNotesWriting {

    private final WriteModelNotes writeModelNotes;
    private final ForgetModelNotes forgetModelNotes;

    ModelNotesWriting(WriteModelNotes writeModelNotes, ForgetModelNotes forgetModelNotes) {
        this.writeModelNotes = writeModelNotes;
        this.forgetModelNotes = forgetModelNotes;
    }

    @PreDestroy
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void write() {
        writeModelNotes.write();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 12, timeUnit = TimeUnit.HOURS)
    void forget() {
        forgetModelNotes.forget();
    }
}
