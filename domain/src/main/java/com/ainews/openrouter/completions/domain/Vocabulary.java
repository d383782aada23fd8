package com.ainews.openrouter.completions.domain;

import java.util.Set;

/**
 * What can be asked of a model, as the models of the catalogue have it.
 *
 * @param parameters names of request parameters, such as {@code tools}
 * @param inputModalities such as {@code image}
 */
public record Vocabulary(Set<String> parameters, Set<String> inputModalities) {

    public Vocabulary {
        parameters = Set.copyOf(parameters);
        inputModalities = Set.copyOf(inputModalities);
    }
}
