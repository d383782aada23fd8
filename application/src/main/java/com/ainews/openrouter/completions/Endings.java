package com.ainews.openrouter.completions;

import com.ainews.batching.Unwritten;
import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.shared.UserId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** How requests with an idempotency key ended, and those that could not be written yet. */
@Service
class Endings {

    private static final Logger log = LoggerFactory.getLogger(Endings.class);

    /** Answers may be large. One that finds no room counts as lost once its lease has ended. */
    private static final int MAX_UNWRITTEN = 500;

    /**
     * One of them.
     *
     * @param kept null where the request does not count
     */
    private record Ending(UserId user, IdempotencyKey key, StoredAnswers.@Nullable Kept kept) {}

    private final Unwritten<Ending> unwritten = new Unwritten<>(MAX_UNWRITTEN);
    private final StoredAnswers answers;

    Endings(StoredAnswers answers) {
        this.answers = answers;
    }

    /**
     * Keeps how a request ended, now or as soon as the store can be reached.
     *
     * @param kept null frees the key
     */
    void write(UserId user, IdempotencyKey key, StoredAnswers.@Nullable Kept kept) {
        var ending = new Ending(user, key, kept);
        try {
            write(ending);
        } catch (RuntimeException e) {
            boolean isKept = unwritten.add(ending);
            log.warn(
                    "How a request with an idempotency key ended can't be written now; {}: {}",
                    isKept ? "it is tried again" : "it will count as lost",
                    e.toString());
        }
    }

    int retry() {
        return unwritten.retry(this::write);
    }

    private void write(Ending ending) {
        if (ending.kept() == null) {
            answers.free(ending.user(), ending.key());
        } else {
            answers.keep(ending.user(), ending.key(), ending.kept());
        }
    }
}
