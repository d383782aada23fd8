package com.ainews.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where binaries are unpacked to, once for each version. An entry appears whole or not at all, also
 * when several processes want it at once; one that has lost files since is unpacked anew.
 */
final class BinaryCache {
    private static final Logger log = LoggerFactory.getLogger(BinaryCache.class);
    private static final Object ONE_THREAD_AT_A_TIME = new Object();
    private static final String MARKER = ".complete";

    private final Path folder;

    BinaryCache(Path folder) {
        this.folder = folder;
    }

    /** The folder of PostgreSQL, which has {@code bin} in it. */
    Path postgres(Platform platform) {
        String archive = platform.postgresArchive();
        return entry("postgresql-" + Versions.postgres() + "-" + platform.name(), target -> {
            try (InputStream in = resource(archive)) {
                TarXz.unpack(in, target);
            }
        });
    }

    /** The executable file of Redis. */
    Path redis(Platform platform) {
        String binary = platform.redisBinary();
        return entry(binary, target -> {
                    Path file = target.resolve(binary);
                    try (InputStream in = resource(binary)) {
                        Files.copy(in, file);
                    }
                    allow(file, "rwxr-xr-x");
                })
                .resolve(binary);
    }

    private Path entry(String name, Unpacking unpacking) {
        Path target = folder.resolve(name);
        try {
            if (!isComplete(target)) {
                unpackAlone(name, target, unpacking);
            }
            return target;
        } catch (IOException e) {
            throw new EmbeddedServerException("Could not unpack " + name + " into " + folder, e);
        }
    }

    private void unpackAlone(String name, Path target, Unpacking unpacking) throws IOException {
        Files.createDirectories(folder);
        // A file lock keeps processes apart, but not the threads of one.
        synchronized (ONE_THREAD_AT_A_TIME) {
            Path lock = folder.resolve(".lock");
            try (FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Closing the channel gives it up.
                channel.lock();
                if (!isComplete(target)) {
                    log.info("unpacking {} into {} …", name, folder);
                    unpack(name, target, unpacking);
                }
            }
        }
    }

    private void unpack(String name, Path target, Unpacking unpacking) throws IOException {
        for (Path leftOver : startingWith(name)) {
            PathUtils.deleteDirectory(leftOver);
        }
        Path fresh = Files.createTempDirectory(folder, name + ".");
        allow(fresh, "rwxr-xr-x");
        unpacking.into(fresh);
        Files.writeString(fresh.resolve(MARKER), String.valueOf(count(fresh)));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> startingWith(String name) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(name))
                    .toList();
        }
    }

    /** Cleaners of temporary folders take single files: so the marker holds how many there were. */
    private static boolean isComplete(Path target) throws IOException {
        Path marker = target.resolve(MARKER);
        return Files.isRegularFile(marker)
                && Files.readString(marker).equals(String.valueOf(count(target) - 1));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static InputStream resource(String name) {
        InputStream in = BinaryCache.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new EmbeddedServerException(name
                    + " is not part of this build: build it on this kind of machine, or set"
                    + " DB_HOST and REDIS_HOST to servers of your own.");
        }
        return in;
    }

    private interface Unpacking {
        void into(Path target) throws IOException;
    }
}
