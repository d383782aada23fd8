package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.AnswerCache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps all answers, and reads none. */
final class InMemoryAnswerCache implements AnswerCache {

    private final Map<String, CachedAnswer> answers = new HashMap<>();

    @Override
    public String key(Request request) {
        return request.toString();
    }

    @Override
    public Optional<CachedAnswer> find(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public CachedAnswer atNoCost(CachedAnswer answer) {
        return answer;
    }

    @Override
    public void store(String key, CachedAnswer answer, Duration ttl) {
        answers.put(key, answer);
    }
}
