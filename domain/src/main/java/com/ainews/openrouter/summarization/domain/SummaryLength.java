package com.ainews.openrouter.summarization.domain;

/** How much of an article is kept. */
public enum SummaryLength {
    SHORT(2, 3, 400),
    MEDIUM(4, 5, 800),
    LONG(8, 7, 1_600);

    private final int sentences;
    private final int keyPoints;
    private final int maxTokens;

    SummaryLength(int sentences, int keyPoints, int maxTokens) {
        this.sentences = sentences;
        this.keyPoints = keyPoints;
        this.maxTokens = maxTokens;
    }

    public int sentences() {
        return sentences;
    }

    public int keyPoints() {
        return keyPoints;
    }

    /** Room for the whole answer, also in languages that need three tokens for a word. */
    public int maxTokens() {
        return maxTokens;
    }
}
