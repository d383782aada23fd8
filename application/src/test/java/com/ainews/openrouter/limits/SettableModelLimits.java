package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.ModelLimits;
import com.ainews.openrouter.shared.ModelId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Limits that a test sets, and that learn nothing but what they were told. */
public final class SettableModelLimits implements ModelLimits {

    /** What was told of a call. */
    public record Told(ModelId model, Duration latency, int inFlight, boolean overloaded) {}

    private final Map<ModelId, Integer> limits = new ConcurrentHashMap<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();

    public void set(ModelId model, int limit) {
        limits.put(model, limit);
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public int of(ModelId model) {
        return limits.getOrDefault(model, Integer.MAX_VALUE);
    }

    @Override
    public int learn(ModelId model, Ended call) {
        told.add(new Told(model, call.latency(), call.inFlight(), call.overloaded()));
        return of(model);
    }
}
