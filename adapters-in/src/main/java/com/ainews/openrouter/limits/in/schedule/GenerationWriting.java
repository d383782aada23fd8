package com.ainews.openrouter.limits.in.schedule;

import com.ainews.openrouter.limits.WriteGenerations;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down the names of calls that run, second by second. */
@Component
class GenerationWriting {

    private final WriteGenerations writeGenerations;

    GenerationWriting(WriteGenerations writeGenerations) {
        this.writeGenerations = writeGenerations;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void write() {
        writeGenerations.write();
    }
}
