package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Violations;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are wanted, newest first; what is null asks for nothing.
 *
 * @param before only those with a smaller id: the last id of one page gives the next one
 * @param limit how many at most
 */
public record ChangesQuery(
        @Nullable ModelId model,
        ModelChange.@Nullable Kind kind,
        @Nullable Long before,
        int limit) {

    public static final int MAX_LIMIT = 200;

    /** The newest of all. */
    public static ChangesQuery newest(int limit) {
        return new ChangesQuery(null, null, null, limit);
    }

    /**
     * Reads what was asked for.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}
     */
    public static ChangesQuery of(
            @Nullable String model, @Nullable String kind, @Nullable Long before, int limit) {
        Optional<ModelChange.Kind> known = Arrays.stream(ModelChange.Kind.values())
                .filter(k -> k.wireName().equals(kind))
                .findFirst();
        new Violations()
                .requireModelId("model", model)
                .require(
                        kind == null || known.isPresent(),
                        "kind",
                        kind,
                        "must be one of "
                                + Arrays.stream(ModelChange.Kind.values())
                                        .map(ModelChange.Kind::wireName)
                                        .collect(Collectors.joining(", ")))
                .requireBetween("before", before == null ? 1 : before, 1, Long.MAX_VALUE)
                .requireBetween("limit", limit, 1, MAX_LIMIT)
                .throwIfAny();
        return new ChangesQuery(
                model == null ? null : new ModelId(model), known.orElse(null), before, limit);
    }
}
