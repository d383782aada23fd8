package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

/**
 * A call in a {@link WaitingLine}. It comes once, may wait, may run, and is gone.
 *
 * @param <T> what it is held for
 */
public final class Place<T> {

    /** How far it has come. */
    enum Stage {
        NEW,
        WAITING,
        RUNNING,
        GONE
    }

    private final UserId user;
    private final String key;
    private final ModelId model;
    private final boolean batch;
    private final T holder;
    private Stage stage = Stage.NEW;
    private int inFlight;

    /**
     * @param key whatever tells one API key from another
     * @param batch whether nobody sits and waits for the answer
     */
    public Place(UserId user, String key, ModelId model, boolean batch, T holder) {
        this.user = user;
        this.key = key;
        this.model = model;
        this.batch = batch;
        this.holder = holder;
    }

    public T holder() {
        return holder;
    }

    /** How many calls ran at its model when it began to run, itself among them. */
    public int inFlight() {
        return inFlight;
    }

    UserId user() {
        return user;
    }

    String key() {
        return key;
    }

    ModelId model() {
        return model;
    }

    boolean isBatch() {
        return batch;
    }

    boolean is(Stage asked) {
        return stage == asked;
    }

    void become(Stage next) {
        stage = next;
    }

    void runsAmong(int calls) {
        stage = Stage.RUNNING;
        inFlight = calls;
    }
}
