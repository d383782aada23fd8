package com.ainews.openrouter.completions;

import java.util.function.Consumer;

/** Passes an answer on piece by piece, and tells OpenRouter's name for it when it begins. */
record NamedStream(AnswerStream reader, Consumer<String> nameKnown) implements AnswerStream {

    @Override
    public void begin(Start start) throws ReaderLeft {
        nameKnown.accept(start.generationId());
        reader.begin(start);
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
