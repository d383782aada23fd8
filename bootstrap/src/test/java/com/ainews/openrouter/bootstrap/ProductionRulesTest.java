package com.ainews.openrouter.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionRulesTest {

    private static final String GOOD_KEY = "Vq3w7mZ0c1uN9yK2bT8xR5eJ6hL4sP0d";

    @Test
    void acceptsWhatIsFitForProduction() {
        assertThatCode(() -> ProductionRules.check(environment(GOOD_KEY)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "changeme-changeme-changeme-changeme-1234",
                "my-default-encryption-key-of-32-characters"
            })
    void refusesAnEncryptionKeyThatCanBeGuessed(String key) {
        assertThatThrownBy(() -> ProductionRules.check(environment(key)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("ENCRYPTION_KEY")
                .hasMessageContaining("openssl rand");
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        assertThatThrownBy(() -> ProductionRules.check(new MockEnvironment()))
                .hasMessageContaining("DB_HOST")
                .hasMessageContaining("REDIS_HOST")
                .hasMessageContaining("ENCRYPTION_KEY");
    }

    @Test
    void refusesTheSandbox() {
        assertThatThrownBy(() -> ProductionRules.check(
                        environment(GOOD_KEY).withProperty("openrouter.simulated", "true")))
                .hasMessageContaining("sandbox");
    }

    private static MockEnvironment environment(String key) {
        return new MockEnvironment()
                .withProperty("DB_HOST", "db.internal")
                .withProperty("REDIS_HOST", "redis.internal")
                .withProperty("ENCRYPTION_KEY", key);
    }
}
