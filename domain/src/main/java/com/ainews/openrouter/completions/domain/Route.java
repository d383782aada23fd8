package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The models that are tried, in this order.
 *
 * @param models without repetition
 * @param skipped models that were wanted but can't be called, such as one that left the catalogue
 */
public record Route(List<ModelId> models, List<ModelId> skipped) {

    public Route {
        models = List.copyOf(models);
        skipped = List.copyOf(skipped);
    }

    /**
     * Plans the route: the wanted models that can be called, and the last resort where none can.
     *
     * @param wanted in the order of preference, null where a place is not taken
     */
    public static Route plan(
            List<@Nullable ModelId> wanted, ModelId lastResort, Predicate<ModelId> callable) {
        Set<ModelId> models = new LinkedHashSet<>();
        List<ModelId> skipped = new ArrayList<>();
        for (ModelId model : wanted) {
            if (model != null) {
                if (callable.test(model)) {
                    models.add(model);
                } else {
                    skipped.add(model);
                }
            }
        }
        if (models.isEmpty() && callable.test(lastResort)) {
            models.add(lastResort);
        }
        return new Route(List.copyOf(models), skipped);
    }
}
