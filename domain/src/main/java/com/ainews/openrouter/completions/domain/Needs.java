package com.ainews.openrouter.completions.domain;

import java.util.Set;

/**
 * What a model must be able to do for a request.
 *
 * @param parameters request parameters by OpenRouter's names, such as {@code tools}
 * @param inputs kinds of input besides text, such as {@code image}
 * @param outputs kinds of output besides text
 */
public record Needs(Set<String> parameters, Set<String> inputs, Set<String> outputs) {

    public static final Needs NONE = new Needs(Set.of(), Set.of(), Set.of());

    public Needs {
        parameters = Set.copyOf(parameters);
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }

    public boolean isNone() {
        return parameters.isEmpty() && inputs.isEmpty() && outputs.isEmpty();
    }
}
