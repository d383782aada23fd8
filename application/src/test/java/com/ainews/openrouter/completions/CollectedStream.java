package com.ainews.openrouter.completions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader that stays. */
final class CollectedStream implements AnswerStream {

    private List<Completion.Tried> tried = List.of();
    private Completion.@Nullable Reduction reduction;
    private int pieces;

    List<Completion.Tried> tried() {
        return tried;
    }

    Completion.@Nullable Reduction reduction() {
        return reduction;
    }

    int pieces() {
        return pieces;
    }

    @Override
    public void begin(Start start) {
        tried = start.tried();
        reduction = start.reduction();
    }

    @Override
    public void chunk(byte[] buffer, int from, int to) {
        pieces++;
    }

    @Override
    public void keepAlive() {}

    @Override
    public boolean hasLeft() {
        return false;
    }
}
