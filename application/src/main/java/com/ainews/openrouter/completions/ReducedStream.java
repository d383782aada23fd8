package com.ainews.openrouter.completions;

/** Passes an answer on, and tells at its beginning that a limit made it shorter. */
record ReducedStream(AnswerStream reader, Completion.Reduction reduction) implements AnswerStream {

    @Override
    public void begin(Start start) throws ReaderLeft {
        reader.begin(start.with(reduction));
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
