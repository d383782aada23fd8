package com.ainews.openrouter.usage;

import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.port.DriftChecks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Compares the ledger with what OpenRouter says that keys have used: the service's own, and those of
 * users that have cost something since they were checked. A key that can't be asked for is left out,
 * with a warning; its next check covers that time too, since sums are compared.
 */
@Service
public class CheckDrift {

    private static final Logger log = LoggerFactory.getLogger(CheckDrift.class);

    /** The most in one run, the service's own among them; what is left waits for the next run. */
    public static final int MAX_KEYS = 500;

    private static final int MAX_QUESTIONS_AT_ONCE = 8;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

    /** A user's key that can't be asked for is given up after that, until it is used again. */
    private static final Duration USED_WITHIN = Duration.ofDays(7);

    private final ServiceKey serviceKey;
    private final ResolveCallSettings resolveCallSettings;
    private final DriftChecks driftChecks;
    private final CheckKeyDrift checkKeyDrift;
    private final InstantSource clock;

    CheckDrift(
            ServiceKey serviceKey,
            ResolveCallSettings resolveCallSettings,
            DriftChecks driftChecks,
            CheckKeyDrift checkKeyDrift,
            InstantSource clock) {
        this.serviceKey = serviceKey;
        this.resolveCallSettings = resolveCallSettings;
        this.driftChecks = driftChecks;
        this.checkKeyDrift = checkKeyDrift;
        this.clock = clock;
    }

    /**
     * Checks them now; blocks for the network, for five minutes at most. Safe on several replicas at
     * once: each check of a key follows another one, and is made by one of them. A call that is
     * under way counts as drift, and as the opposite in the next check.
     *
     * @return the checks that were made here, the service's key first
     */
    public List<DriftCheck> check() {
        List<Callable<Optional<DriftCheck>>> keys = new ArrayList<>();
        keys.add(this::checkService);
        driftChecks
                .usersToCheck(clock.instant().minus(USED_WITHIN), MAX_KEYS - 1)
                .forEach(user -> keys.add(() -> checkUser(user)));
        try (ExecutorService executor = Executors.newFixedThreadPool(
                MAX_QUESTIONS_AT_ONCE, Thread.ofVirtual().factory())) {
            return executor.invokeAll(keys, LONGEST_RUN.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .flatMap(CheckDrift::made)
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Stream<DriftCheck> made(Future<Optional<DriftCheck>> asked) {
        return switch (asked.state()) {
            case SUCCESS -> asked.resultNow().stream();
            case FAILED -> {
                log.warn("A key could not be checked for drift", asked.exceptionNow());
                yield Stream.empty();
            }
            case CANCELLED, RUNNING -> {
                log.warn("A key was not checked for drift: {} have passed", LONGEST_RUN);
                yield Stream.empty();
            }
        };
    }

    private Optional<DriftCheck> checkService() {
        return Optional.ofNullable(serviceKey.key()).flatMap(key -> checkKeyDrift.check(null, key));
    }

    private Optional<DriftCheck> checkUser(UserId user) {
        CallSettings settings;
        try {
            settings = resolveCallSettings.resolve(user);
        } catch (ProblemException e) {
            log.warn("The key of user {} can't be checked for drift: {}", user, e.getMessage());
            return Optional.empty();
        }
        if (!settings.ownKey()) {
            log.warn("The key of user {} can't be checked for drift: it was taken back", user);
            return Optional.empty();
        }
        return checkKeyDrift.check(user, settings.apiKey());
    }
}
