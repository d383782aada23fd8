package com.ainews.openrouter.completions.domain;

import java.util.List;
import java.util.Map;

/**
 * The models that suit a request, best first.
 *
 * @param seed what chance was drawn from: with it, and while nothing else changes, they are the same
 * @param considered how many models there were
 * @param leftOut how many of them were out of the question, by the first reason that was found
 */
public record Recommendations(
        Task task,
        long seed,
        int considered,
        Map<Unfit, Integer> leftOut,
        List<Recommendation> models) {

    public Recommendations {
        leftOut = Map.copyOf(leftOut);
        models = List.copyOf(models);
    }
}
