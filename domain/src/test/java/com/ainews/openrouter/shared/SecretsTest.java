package com.ainews.openrouter.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.access.domain.TokenSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void theTextOfASecretShowsNothingOfUse() {
        assertThat(new ApiKey("sk-or-v1-0123456789abcdef4321").toString()).isEqualTo("sk-or-…4321");
        assertThat(new ApiKey("sk-or-short").toString()).isEqualTo("sk-or-…");
        assertThat(TokenSecret.fromRandom(new byte[32]).toString()).isEqualTo("ori_…");
    }

    @Test
    void aTokenHas256BitsAndAHashOfItsOwn() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(TokenSecret.fromRandom(new byte[32]).value()).hasSize(47).startsWith("ori_");
        assertThat(TokenSecret.fromRandom(new byte[32]).hash())
                .hasSize(64)
                .isNotEqualTo(TokenSecret.fromRandom(other).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai/gpt-4o-mini",
                "meta-llama/llama-3.1-8b-instruct:free",
                "openrouter/auto",
                "~anthropic/claude-latest",
                "z-ai/glm-4.5v"
            })
    void takesModelIdsAsOpenRouterWritesThem(String id) {
        assertThat(ModelId.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt-4", "a/b/c", "a /b", "a/b:c:d", "../etc", "a/", "/b", "a/b\n"})
    void takesNothingElse(String id) {
        assertThat(ModelId.isValid(id)).isFalse();
    }

    @Test
    void aFingerprintTellsKeysApartAndShowsNothingOfThem() {
        var key = new ApiKey("sk-or-v1-0123456789abcdef");

        assertThat(key.fingerprint())
                .isEqualTo(new ApiKey("sk-or-v1-0123456789abcdef").fingerprint())
                .isNotEqualTo(new ApiKey("sk-or-v1-0123456789abcdee").fingerprint())
                .doesNotContain("cdef");
    }
}
