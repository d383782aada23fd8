package com.ainews.openrouter.completions;

import java.util.function.Consumer;

/**
 * Passes the answer of one leg on, piece by piece. At its beginning it tells OpenRouter's name for it
 * to whom it concerns, and the reader on what terms it is given.
 */
record LegStream(AnswerStream reader, CallPlan.Leg leg, Consumer<String> nameKnown)
        implements AnswerStream {

    @Override
    public void begin(Start start) throws ReaderLeft {
        nameKnown.accept(start.generationId());
        reader.begin(start.of(leg));
    }

    @Override
    public void chunk(byte[] buffer, int from, int to) throws ReaderLeft {
        reader.chunk(buffer, from, to);
    }

    @Override
    public void keepAlive() throws ReaderLeft {
        reader.keepAlive();
    }

    @Override
    public boolean hasLeft() {
        return reader.hasLeft();
    }
}
