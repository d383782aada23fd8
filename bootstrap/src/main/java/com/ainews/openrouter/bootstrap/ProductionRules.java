package com.ainews.openrouter.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the production profile insists on. */
final class ProductionRules {

    static final int MIN_ENCRYPTION_KEY_LENGTH = 32;
    private static final int MIN_DIFFERENT_CHARACTERS = 10;
    private static final List<String> PLACEHOLDERS = List.of(
            "changeme", "change-me", "change_me", "default", "example", "secret", "password");

    private ProductionRules() {}

    /**
     * @throws StartRefusedException that says of everything at once how to mend it
     */
    static void check(ConfigurableEnvironment environment) {
        List<String> missing = new ArrayList<>();
        requireSet(environment, "DB_HOST", "embedded PostgreSQL is not for production", missing);
        requireSet(environment, "REDIS_HOST", "embedded Redis is not for production", missing);
        if (environment.getProperty("openrouter.simulated", Boolean.class, false)) {
            missing.add("openrouter.simulated: the sandbox is not for production; leave it out");
        }
        String key = environment.getProperty("ENCRYPTION_KEY", "");
        if (key.length() < MIN_ENCRYPTION_KEY_LENGTH || isGuessable(key)) {
            missing.add(
                    "ENCRYPTION_KEY: it encrypts your users' API keys, and must be a random text of at"
                            + " least %d characters, the same on every replica. Make one with: openssl rand -base64 32"
                                    .formatted(MIN_ENCRYPTION_KEY_LENGTH));
        }
        if (!missing.isEmpty()) {
            throw new StartRefusedException(missing);
        }
    }

    private static void requireSet(
            ConfigurableEnvironment environment, String name, String why, List<String> missing) {
        if (environment.getProperty(name, "").isBlank()) {
            missing.add("%s is not set, and %s".formatted(name, why));
        }
    }

    private static boolean isGuessable(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return key.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS
                || PLACEHOLDERS.stream().anyMatch(lower::contains);
    }
}
