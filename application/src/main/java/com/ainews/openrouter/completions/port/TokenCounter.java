package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.shared.TokenCount;

/** Counts the tokens of a prompt before it is sent. */
public interface TokenCounter {

    /**
     * An upper bound of what the prompt will be billed as.
     *
     * @param tokenizer the family of the model's tokenizer, as the catalogue names it
     */
    TokenCount upperBound(Prompt prompt, String tokenizer);
}
