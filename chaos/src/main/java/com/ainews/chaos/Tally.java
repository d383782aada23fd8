package com.ainews.chaos;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the clients of the load heard. */
final class Tally {

    private static final Set<String> REFUSALS = Set.of(
            "budget_exhausted",
            "rate_limit_exceeded",
            "budget_held",
            "service_busy",
            "idempotent_request_running");

    private final Set<UUID> requests = ConcurrentHashMap.newKeySet();
    private final Map<String, BigDecimal> told = new ConcurrentHashMap<>();
    private final Map<String, Set<Ask.Answer>> byKey = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
    private final LongAdder replayed = new LongAdder();
    private final LongAdder brokenOff = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder nobodyThere = new LongAdder();

    void count(Ask ask, Door.Result result) {
        switch (result) {
            case Door.Result.Answered(Ask.Answer answer) -> remember(ask, answer);
            case Door.Result.Refused(var _, String code) ->
                increment(REFUSALS.contains(code) ? refused : failed, code);
            case Door.Result.BrokenOff() -> brokenOff.increment();
            case Door.Result.GivenUp() -> givenUp.increment();
            case Door.Result.Unknown() -> unknown.increment();
            case Door.Result.NobodyThere() -> nobodyThere.increment();
        }
    }

    private void remember(Ask ask, Ask.Answer answer) {
        increment(answered, ask.door().words());
        if (answer.replayed()) {
            replayed.increment();
        }
        if (answer.request() != null) {
            requests.add(answer.request());
        }
        if (answer.generation() != null && answer.cost() != null) {
            told.put(answer.generation(), answer.cost());
        }
        if (ask.key() != null) {
            byKey.computeIfAbsent(ask.key(), _ -> ConcurrentHashMap.newKeySet())
                    .add(answer.asFirst());
        }
    }

    /** The requests that were answered, as far as answers name them. */
    Set<UUID> requests() {
        return Set.copyOf(requests);
    }

    /** What answers said that they cost, by their generation. */
    Map<String, BigDecimal> told() {
        return Map.copyOf(told);
    }

    /** The different answers to the requests of each key. */
    Map<String, Set<Ask.Answer>> byKey() {
        return Map.copyOf(byKey);
    }

    /** How many were answered, by the door. */
    Map<String, Long> answered() {
        return numbers(answered);
    }

    /** How many a limit did not allow, by the code of the problem. */
    Map<String, Long> refused() {
        return numbers(refused);
    }

    /** How many failed in another way, by the code of the problem. */
    Map<String, Long> failed() {
        return numbers(failed);
    }

    /** How many got the answer of an earlier request with the same key. */
    long replayed() {
        return replayed.sum();
    }

    /** How many streams had begun, and broke. */
    long brokenOff() {
        return brokenOff.sum();
    }

    /** How many streams had begun, and were left by their client. */
    long givenUp() {
        return givenUp.sum();
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
        return sum(answered())
                + sum(refused())
                + sum(failed())
                + brokenOff()
                + givenUp()
                + unknown()
                + nobodyThere();
    }

    static long sum(Map<String, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void increment(Map<String, LongAdder> adders, String name) {
        adders.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> numbers(Map<String, LongAdder> adders) {
        return adders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().sum(), Long::sum, TreeMap::new));
    }
}
