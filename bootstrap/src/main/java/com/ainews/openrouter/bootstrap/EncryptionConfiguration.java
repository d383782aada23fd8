package com.ainews.openrouter.bootstrap;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** AES-256-GCM with a key that is derived from ENCRYPTION_KEY by HKDF (RFC 5869). */
@Configuration(proxyBeanMethods = false)
class EncryptionConfiguration {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** Says what the derived key is for; another purpose needs another text. */
    private static final String PURPOSE = "openrouter-integration user api keys 1";

    @Bean
    @AccessesPartialKey
    Aead userKeyEncryption(@Value("${encryption.key}") String encryptionKey)
            throws GeneralSecurityException {
        AeadConfig.register();
        byte[] derived = Hkdf.computeHkdf(
                "HMACSHA256",
                encryptionKey.getBytes(StandardCharsets.UTF_8),
                new byte[0],
                PURPOSE.getBytes(StandardCharsets.UTF_8),
                KEY_BYTES);
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(KEY_BYTES)
                        .setIvSizeBytes(IV_BYTES)
                        .setTagSizeBytes(TAG_BYTES)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(derived, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
