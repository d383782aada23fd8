package com.ainews.openrouter.settings.out.tink;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.UserId;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TinkKeyVaultTest {

    private final UserId user = new UserId(UUID.randomUUID());
    private final ApiKey key = new ApiKey("sk-or-v1-vault-0123456789abcdef");
    private final TinkKeyVault vault = new TinkKeyVault(newAead());

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(user, vault.seal(user, key))).contains(key);
    }

    @Test
    void opensNothingForAnotherUser() {
        assertThat(vault.open(new UserId(UUID.randomUUID()), vault.seal(user, key)))
                .isEmpty();
    }

    @Test
    void opensNothingThatAnotherKeySealed() {
        assertThat(new TinkKeyVault(newAead()).open(user, vault.seal(user, key)))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasTouched() {
        byte[] sealed = vault.seal(user, key);
        for (int i = 0; i < sealed.length; i++) {
            byte[] touched = sealed.clone();
            touched[i] ^= 1;
            assertThat(vault.open(user, touched)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void neverSealsTheSameWayTwiceAndShowsNothing() {
        byte[] one = vault.seal(user, key);

        assertThat(one).isNotEqualTo(vault.seal(user, key));
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("vault");
    }

    private static Aead newAead() {
        try {
            AeadConfig.register();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(
                                    PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
