package com.ainews.openrouter.summarization.domain;

/** The form of a summary's text. */
public enum SummaryStyle {
    BULLET_POINTS(
            "Write the summary as a list, one sentence a line, each line starting with '- '."),
    PARAGRAPH("Write the summary as one paragraph of plain text."),
    STRUCTURED("Write the summary in short parts, each with a heading line of its own: "
            + "'## What happened', '## Why it matters', '## What comes next'. "
            + "Leave out a part of which the article says nothing.");

    private final String instruction;

    SummaryStyle(String instruction) {
        this.instruction = instruction;
    }

    /** What the model is told. */
    String instruction() {
        return instruction;
    }
}
