package com.ainews.openrouter.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {

    private static final Instant EXPIRY = Instant.parse("2026-05-01T10:00:00Z");

    @Property
    void whateverIsRandomMakesAValidTokenThatHidesItself(
            @ForAll @Size(TokenSecret.RANDOM_BYTES) byte[] random) {
        TokenSecret token = TokenSecret.fromRandom(random);

        assertThat(TokenSecret.isValid(token.value())).isTrue();
        assertThat(token.toString()).isEqualTo("ori_…");
        assertThat(token.hash()).matches("[0-9a-f]{64}").isEqualTo(token.hash());
        assertThat(token.value()).doesNotContain(token.hash());
    }

    @Property
    void tokensOfDifferentBytesDiffer(
            @ForAll @Size(TokenSecret.RANDOM_BYTES) byte[] one,
            @ForAll @Size(TokenSecret.RANDOM_BYTES) byte[] other) {
        assertThat(TokenSecret.fromRandom(one)
                        .hash()
                        .equals(TokenSecret.fromRandom(other).hash()))
                .isEqualTo(Arrays.equals(one, other));
    }

    @Property
    void fewerOrMoreBytesMakeNone(@ForAll @Size(max = 64) byte[] random) {
        if (random.length != TokenSecret.RANDOM_BYTES) {
            assertThatIllegalArgumentException().isThrownBy(() -> TokenSecret.fromRandom(random));
        }
    }

    @Test
    void theHashIsSha256() {
        assertThat(new TokenSecret("ori_0123456789012345678901234567").hash())
                .isEqualTo("d887178a7fd9ce9b20b91ff4838d78fae31383c9ca94f15668e061e18a5dcf65");
    }

    @Test
    void aTokenHas32To256Characters() {
        assertThat(TokenSecret.isValid("ori_" + "a".repeat(27))).isFalse();
        assertThat(TokenSecret.isValid("ori_" + "a".repeat(28))).isTrue();
        assertThat(TokenSecret.isValid("ori_" + "a".repeat(252))).isTrue();
        assertThat(TokenSecret.isValid("ori_" + "a".repeat(253))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "ORI_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "ori_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=",
                "ori_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
                "ori_aaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaa",
                " ori_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "ori_éaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void nothingElseIsATokenAndTheRefusalDoesNotShowIt(String text) {
        assertThat(TokenSecret.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenSecret(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("aaaa"));
    }

    @Test
    void aTokenIsAcceptedUntilItExpiresOrIsRevoked() {
        assertThat(token(null).isAcceptedAt(EXPIRY.minusNanos(1))).isTrue();
        assertThat(token(null).isAcceptedAt(EXPIRY)).isFalse();
        assertThat(token(EXPIRY.minusSeconds(9)).isAcceptedAt(EXPIRY.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void theTextOfAStoredTokenHidesItsHash() {
        assertThat(token(null).toString()).doesNotContain("5eed").contains("2026-05-01");
    }

    private static AccessToken token(@Nullable Instant revokedAt) {
        return new AccessToken(
                new AccessTokenId(UUID.fromString("018f0000-0000-7000-8000-000000000001")),
                new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000002")),
                "5eed5eed",
                "ci",
                EXPIRY.minusSeconds(60),
                EXPIRY,
                revokedAt);
    }
}
