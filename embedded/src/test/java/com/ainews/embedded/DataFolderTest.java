package com.ainews.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path path;

    @Test
    void refusesASecondCopyAndSaysWhatToDo() {
        try (DataFolder _ = DataFolder.lock(path)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> DataFolder.lock(path).close())
                    .withMessageContainingAll(path.toString(), "in use", "DATA_DIR");
        }
        DataFolder.lock(path).close();
    }

    @Test
    void keepsASecretThatOnlyItsOwnerMayRead() throws Exception {
        try (DataFolder folder = DataFolder.lock(path)) {
            String secret = folder.secret("key");
            assertThat(folder.secret("key")).isEqualTo(secret).hasSizeGreaterThan(40);
            assertThat(folder.secret("other", () -> "made by me")).isEqualTo("made by me");
        }
        assertThat(Files.getPosixFilePermissions(path.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keepsASecretBetweenStarts() {
        String secret;
        try (DataFolder folder = DataFolder.lock(path)) {
            secret = folder.secret("key");
        }
        try (DataFolder folder = DataFolder.lock(path)) {
            assertThat(folder.secret("key")).isEqualTo(secret);
        }
    }

    @Test
    void saysWhatToDoWhereTheFolderCannotBeMade() throws Exception {
        Path folder = Files.createFile(path.resolve("file")).resolve("folder");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> DataFolder.lock(folder).close())
                .withMessageContainingAll(folder.toString(), "DATA_DIR");
    }
}
