package com.ainews.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {
    @TempDir
    Path path;

    @Test
    void unpacksOnceForAllWhoWantItAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> unpack = () -> new BinaryCache(path).redis(Platform.current());
            for (Future<Path> done : threads.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                assertThat(done.get()).isExecutable();
            }
        }
        assertThat(path)
                .isDirectoryNotContaining(
                        file -> file.getFileName().toString().matches(".*[0-9]{10,}"));
    }

    @Test
    void unpacksAnewWhatHasLostFiles() throws Exception {
        Path program = new BinaryCache(path).redis(Platform.current());
        Files.delete(program);
        assertThat(new BinaryCache(path).redis(Platform.current())).isExecutable();
    }

    @Test
    void saysWhatToDoOnAPlatformWithoutPrograms() {
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .withMessageContainingAll("Windows 11", "DB_HOST", "REDIS_HOST");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> Platform.of("Linux", "riscv64"))
                .withMessageContaining("DB_HOST");
    }
}
