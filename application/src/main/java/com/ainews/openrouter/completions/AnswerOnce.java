package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.completions.domain.RequestFingerprint;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.completions.port.StoredAnswers.Known;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Carries a paid request out once, however often it is sent. */
@Service
public class AnswerOnce {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final StoredAnswers answers;
    private final Endings endings;
    private final CallPolicy policy;
    private final InstantSource clock;

    AnswerOnce(StoredAnswers answers, Endings endings, CallPolicy policy, InstantSource clock) {
        this.answers = answers;
        this.endings = endings;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param key as the client sent it; null for none
     * @param operation what is asked for; the same through either door
     * @param body JSON as maps, lists, texts, numbers, booleans and nulls
     */
    public record Request(UserId user, @Nullable String key, String operation, Object body) {}

    /**
     * An answer.
     *
     * @param isReplayed whether it is that of an earlier request
     */
    public record Once(String json, boolean isReplayed) {}

    /**
     * Without a key this just carries the request out. With one, the first request is carried out,
     * and those after it get its answer, or its problem if something may have been billed. A
     * request that surely cost nothing does not count: the next one is carried out. Where the store
     * can't be reached at the end of a request, how it ended is written as soon as it can.
     *
     * @throws ProblemException {@code idempotency_key_reused} for another request under the same key,
     *     {@code idempotent_request_running} while the first is being carried out, {@code
     *     idempotent_request_lost} where it was never seen to end
     */
    public Once answer(Request request, Supplier<String> carryOut) {
        if (request.key() == null) {
            return new Once(carryOut.get(), false);
        }
        IdempotencyKey key = IdempotencyKey.parse(request.key());
        Instant now = clock.instant();
        String fingerprint = RequestFingerprint.of(request.operation(), request.body());
        Known known = answers.claim(new StoredAnswers.Claim(
                request.user(),
                key,
                fingerprint,
                now,
                now.plus(policy.holdLease()),
                now.minus(KEPT)));
        return switch (known) {
            case Known.Claimed _ -> new Once(carryOut(request.user(), key, carryOut), false);
            case Known.Running running -> {
                requireSame(running.fingerprint(), fingerprint);
                throw running.leaseUntil().isAfter(now) ? stillRunning() : lost();
            }
            case Known.Ended ended -> {
                requireSame(ended.fingerprint(), fingerprint);
                yield new Once(replay(ended.kept()), true);
            }
        };
    }

    private String carryOut(UserId user, IdempotencyKey key, Supplier<String> carryOut) {
        String answer;
        try {
            answer = carryOut.get();
        } catch (ProblemException e) {
            endings.write(user, key, e.mayBeBilled() ? kept(lasting(e)) : null);
            throw e;
        } catch (CallLeftInDoubt e) {
            endings.write(user, key, kept(lost()));
            throw e;
        } catch (RuntimeException e) {
            // Nothing was sent: else it would have been one of those above.
            endings.write(user, key, null);
            throw e;
        }
        endings.write(user, key, new StoredAnswers.Kept.Answer(answer));
        return answer;
    }

    /** An outage passes, but what it cut off does not come back under this key. */
    private static ProblemException lasting(ProblemException problem) {
        return problem.type() == ProblemType.DATABASE_UNAVAILABLE ? lost() : problem;
    }

    private static StoredAnswers.Kept kept(ProblemException problem) {
        return new StoredAnswers.Kept.Problem(problem.type(), problem.detail(), problem.facts());
    }

    private static String replay(StoredAnswers.Kept kept) {
        return switch (kept) {
            case StoredAnswers.Kept.Answer answer -> answer.json();
            case StoredAnswers.Kept.Problem problem -> {
                var again = new ProblemException(problem.type(), problem.detail())
                        .billed()
                        .replayed();
                problem.facts().forEach(again::with);
                throw again;
            }
        };
    }

    private static void requireSame(String first, String second) {
        if (!first.equals(second)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for another request in the last 24 hours."
                            + " Nothing was sent; take a new key for a new request.");
        }
    }

    private static ProblemException stillRunning() {
        return new ProblemException(
                        ProblemType.IDEMPOTENT_REQUEST_RUNNING,
                        "The first request with this Idempotency-Key is still being carried out."
                                + " Send it again in a moment to get its answer.")
                .retryAfter(TRY_AGAIN);
    }

    private static ProblemException lost() {
        return new ProblemException(
                ProblemType.IDEMPOTENT_REQUEST_LOST,
                "The first request with this Idempotency-Key was cut off and may have been billed;"
                        + " your ledger tells. A new key carries it out anew.");
    }
}
