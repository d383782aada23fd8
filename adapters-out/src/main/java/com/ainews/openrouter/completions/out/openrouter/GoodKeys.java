package com.ainews.openrouter.completions.out.openrouter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ApiKey;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Remembers which keys were good a moment ago. When OpenRouter's own look-up of keys fails, it
 * answers 401 to all of them; nobody should be told then that their key is wrong. A key that is
 * really revoked is taken for good for a few minutes more, and calls with it fail all the same.
 */
@Component
class GoodKeys {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    /** By a hash, so that no key stays in memory for this. */
    private final Cache<ByteBuffer, Boolean> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** Learns from the attempt, and says what it is in the light of what was learned before. */
    Attempt judge(ApiKey key, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answered -> {
                good.put(hash(key), true);
                yield answered;
            }
            case Attempt.Failed(FailedAttempt failed)
            when failed.failure() == UpstreamFailure.KEY_REJECTED
                    && good.getIfPresent(hash(key)) != null ->
                new Attempt.Failed(failed.as(UpstreamFailure.GOOD_KEY_REJECTED));
            case Attempt.Failed failed -> failed;
        };
    }

    private static ByteBuffer hash(ApiKey key) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(key.secret().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
