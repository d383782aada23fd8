package com.ainews.openrouter.operations.in;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts what is under way: HTTP requests, and operations over WebSockets for as long as they last.
 * One user may have no more of it than there is room left, so that some always is for others.
 */
@Component
public class RequestsUnderWay {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final int most;
    private final int mostOfAUser;
    private final AtomicInteger underWay;
    private final ConcurrentMap<UserId, Integer> users = new ConcurrentHashMap<>();
    private final Counter refused;
    private final Counter usersRefused;

    RequestsUnderWay(
            @Value("${protection.max-requests}") int most,
            @Value("${protection.max-requests-per-user}") int mostOfAUser,
            MeterRegistry registry) {
        this.most = most;
        this.mostOfAUser = mostOfAUser;
        this.underWay = registry.gauge("openrouter.requests.running", new AtomicInteger());
        this.refused = refusals(registry, "too_many_requests");
        this.usersRefused = refusals(registry, "users_share_full");
    }

    private static Counter refusals(MeterRegistry registry, String reason) {
        return registry.counter("openrouter.requests.refused", "reason", reason);
    }

    /** One that is under way. */
    public static final class Place {

        private final Runnable end;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Place(Runnable end) {
            this.end = end;
        }

        /** It has ended; only the first time counts. */
        public void leave() {
            if (ended.compareAndSet(false, true)) {
                end.run();
            }
        }
    }

    /** How many there are. */
    public int count() {
        return underWay.get();
    }

    /**
     * Lets one in.
     *
     * @throws ProblemException {@code service_busy} where too many are under way
     */
    public Place enter() {
        var place = new Place(underWay::decrementAndGet);
        if (underWay.incrementAndGet() > most) {
            place.leave();
            refused.increment();
            throw busy(
                    "too_many_requests",
                    "The service has %d requests under way and takes no more. Nothing was done; try again in a moment."
                            .formatted(most));
        }
        return place;
    }

    /**
     * Lets one of a user in, which is in already as far as the service as a whole is concerned.
     *
     * @throws ProblemException {@code service_busy} where the user has too many under way
     */
    public Place enter(UserId user) {
        int mine = users.merge(user, 1, Integer::sum);
        var place = new Place(
                () -> users.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1));
        if (mine > share()) {
            place.leave();
            usersRefused.increment();
            throw busy(
                    "users_share_full",
                    "%d of your requests are under way, and more may not. Nothing was done; try again when some of them have ended."
                            .formatted(mine - 1));
        }
        return place;
    }

    private int share() {
        return mostOfAUser >= most ? most : Math.min(mostOfAUser, most - underWay.get());
    }

    private static ProblemException busy(String reason, String detail) {
        return new ProblemException(ProblemType.SERVICE_BUSY, detail)
                .with("reason", reason)
                .retryAfter(TRY_AGAIN);
    }
}
