package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is wanted for: which benchmark speaks for it, and how long answers usually are. */
public enum Task {
    SUMMARIZATION(Benchmark.INTELLIGENCE, 300),
    CHAT(Benchmark.INTELLIGENCE, 500),
    EXTRACTION(Benchmark.INTELLIGENCE, 300),
    CODE(Benchmark.CODING, 1_500),
    REASONING(Benchmark.INTELLIGENCE, 4_000),
    TRANSLATION(Benchmark.INTELLIGENCE, 1_000),
    AGENTIC(Benchmark.AGENTIC, 1_000);

    private final Benchmark benchmark;
    private final int answerTokens;

    Task(Benchmark benchmark, int answerTokens) {
        this.benchmark = benchmark;
        this.answerTokens = answerTokens;
    }

    public Benchmark benchmark() {
        return benchmark;
    }

    /** What an answer is assumed to have while nothing else is known. */
    public TokenCount answerTokens() {
        return TokenCount.of(answerTokens);
    }

    /** That of a chat, by what it needs: tools are what agents use, and forms are filled in. */
    public static Task ofChat(Needs needs) {
        if (needs.parameters().contains("tools")) {
            return AGENTIC;
        }
        return needs.parameters().isEmpty() ? CHAT : EXTRACTION;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Task> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(task -> task.wireName().equals(name))
                .findFirst();
    }

    /** All names, for those who have to choose one. */
    public static String wireNames() {
        return Arrays.stream(values()).map(Task::wireName).collect(Collectors.joining(", "));
    }
}
