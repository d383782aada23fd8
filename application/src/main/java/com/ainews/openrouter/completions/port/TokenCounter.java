package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;

/** Counts the tokens of a prompt before it is sent. */
public interface TokenCounter {

    /**
     * An upper bound of what the prompt will be billed as, without what is attached to it.
     *
     * @param model whose tokenizer counts, where more than its family is known of it
     * @param tokenizer the family of the model's tokenizer, as the catalogue names it
     */
    TokenCount upperBound(Prompt prompt, ModelId model, String tokenizer);
}
