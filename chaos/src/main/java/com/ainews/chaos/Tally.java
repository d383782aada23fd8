package com.ainews.chaos;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the clients of the load heard. */
final class Tally {

    private static final Set<String> REFUSALS =
            Set.of("budget_exhausted", "rate_limit_exceeded", "budget_held", "service_busy");

    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder nobodyThere = new LongAdder();

    void count(Door.Result result) {
        switch (result) {
            case Door.Result.Answered(var body) ->
                answered.add(UUID.fromString(body.path("request_id").asString()));
            case Door.Result.Refused(var _, String code) ->
                (REFUSALS.contains(code) ? refused : failed)
                        .computeIfAbsent(code, _ -> new LongAdder())
                        .increment();
            case Door.Result.Unknown() -> unknown.increment();
            case Door.Result.NobodyThere() -> nobodyThere.increment();
        }
    }

    /** The requests that were answered. */
    Set<UUID> answered() {
        return Set.copyOf(answered);
    }

    /** How many a limit did not allow, by the code of the problem. */
    Map<String, Long> refused() {
        return numbers(refused);
    }

    /** How many failed in another way, by the code of the problem. */
    Map<String, Long> failed() {
        return numbers(failed);
    }

    /** How many broke off, so that the client does not know. */
    long unknown() {
        return unknown.sum();
    }

    /** How many found no replica to connect to. */
    long nobodyThere() {
        return nobodyThere.sum();
    }

    long calls() {
        return answered.size() + sum(refused()) + sum(failed()) + unknown() + nobodyThere();
    }

    static long sum(Map<String, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> numbers(Map<String, LongAdder> adders) {
        return adders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().sum(), Long::sum, TreeMap::new));
    }
}
