package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an answer piece by piece, while the model writes it. Called by one thread at a time. */
public interface AnswerStream {

    /**
     * What is known when the first piece is there.
     *
     * @param generationId OpenRouter's id of the answer; empty where it has told none
     * @param tried what failed before, in this order
     * @param cache null where the response cache was not wanted
     * @param reduction null unless the answer is allowed fewer tokens than it should have been
     * @param instead null unless a cheaper model answers in place of the preferred one
     * @param replayed whether it was the answer to an earlier request under the same key
     */
    record Start(
            String generationId,
            ModelId model,
            List<Completion.Tried> tried,
            @Nullable CacheStatus cache,
            Completion.@Nullable Reduction reduction,
            Completion.@Nullable Instead instead,
            boolean replayed) {

        /** Of an answer that has nothing to do with the response cache. */
        public Start(String generationId, ModelId model, List<Completion.Tried> tried) {
            this(generationId, model, tried, null, null, null, false);
        }

        Start with(@Nullable CacheStatus status) {
            return new Start(generationId, model, tried, status, reduction, instead, replayed);
        }

        Start of(CallPlan.Leg leg) {
            return new Start(
                    generationId, model, tried, cache, leg.reduction(), leg.instead(), replayed);
        }
    }

    /** The reader has gone: nothing more can be told, and nobody waits for it. */
    final class ReaderLeft extends Exception {

        private static final long serialVersionUID = 1L;

        public ReaderLeft(Throwable cause) {
            super("The reader has left", cause);
        }
    }

    /** The first piece is about to come. From now on the answer can't become another one. */
    void begin(Start start) throws ReaderLeft;

    /**
     * Takes a piece; waits while the reader is slower than the model.
     *
     * @param buffer UTF-8; it is used again once this returns
     * @param from where the piece begins: a JSON object in the form of OpenRouter's chunks
     * @param to where it ends
     */
    void chunk(byte[] buffer, int from, int to) throws ReaderLeft;

    /** The model still thinks; called only after the beginning. */
    void keepAlive() throws ReaderLeft;

    /** Whether the reader has gone. Asked by another thread, at any time, and answered at once. */
    boolean hasLeft();
}
