package com.ainews.openrouter.completions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param outputSchema the form that the answer must have; null for free text
 */
public record Prompt(List<Message> messages, @Nullable OutputSchema outputSchema) {

    public Prompt {
        messages = List.copyOf(messages);
    }
}
