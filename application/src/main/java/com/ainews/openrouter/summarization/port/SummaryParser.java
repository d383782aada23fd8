package com.ainews.openrouter.summarization.port;

import com.ainews.openrouter.summarization.domain.Summary;

import java.util.Optional;

/** Reads what a model answered. */
public interface SummaryParser {

    /**
     * Makes the best of an answer: JSON as asked, JSON in a code fence or amid prose, JSON that was
     * cut off; and where there is no JSON at all, the text itself as the summary.
     *
     * @return empty only where there is no summary in it at all
     */
    Optional<Summary> parse(String answer);
}
