package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.AnswerCache;

import java.time.Duration;
import java.util.Optional;

/** Forgets every answer at once, as a cache may that can't be reached. */
final class NoAnswerCache implements AnswerCache {

    @Override
    public String key(Request request) {
        return request.toString();
    }

    @Override
    public Optional<CachedAnswer> find(String key) {
        return Optional.empty();
    }

    @Override
    public CachedAnswer atNoCost(CachedAnswer answer) {
        return answer;
    }

    @Override
    public void store(String key, CachedAnswer answer, Duration ttl) {
        // There is no room for it.
    }
}
