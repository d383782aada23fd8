package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.CachedAnswer;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers for a while, as many as there is room for. It may forget any of them at any time, and
 * is never in the way: where it can't be reached it has nothing.
 */
public interface AnswerCache {

    /**
     * What makes a request the same as another one.
     *
     * @param user nobody gets the answers of others
     * @param models that would be asked, with what each would be told besides the body
     * @param headers that go to the model's provider with the body
     * @param fields of the body; their order does not matter
     */
    record Request(
            UserId user,
            boolean streamed,
            List<String> models,
            Map<String, String> headers,
            Map<String, ? extends @Nullable Object> fields) {

        public Request {
            models = List.copyOf(models);
        }
    }

    /** A short text that is the same for the same request only. */
    String key(Request request);

    Optional<CachedAnswer> find(String key);

    /** The same as whoever gets it again should see it: in its JSON the cost is zero. */
    CachedAnswer atNoCost(CachedAnswer answer);

    /** Keeps an answer unless it is too large. */
    void store(String key, CachedAnswer answer, Duration ttl);
}
