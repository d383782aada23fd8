package com.ainews.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers' programs, unpacked once for each user of a machine and version: 60 MB that all copies
 * and all builds share.
 */
final class Binaries {

    static final String POSTGRES_VERSION = "18.6.0";
    static final String REDIS_VERSION = "7.0.15";

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    private Binaries() {}

    /** The folder that has PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres() {
        String resource = "/postgres-%s-%s.txz".formatted(system(), arm() ? "arm_64" : "x86_64");
        return unpacked("postgresql-" + POSTGRES_VERSION, resource, Binaries::untar);
    }

    /** Redis's server program. */
    static Path redis() {
        String name = "redis-server-" + REDIS_VERSION;
        String resource = "/%s-%s-%s".formatted(name, system(), arm() ? "arm64" : "amd64");
        return unpacked(name, resource, Binaries::copyProgram).resolve("redis-server");
    }

    private interface Unpacking {
        void unpack(InputStream resource, Path folder) throws IOException;
    }

    private static Path unpacked(String name, String resource, Unpacking unpacking) {
        try (InputStream in = Binaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EmbeddedServerException(
                        "There is no embedded %s for this platform (%s, %s). Run one yourself and set DB_HOST and REDIS_HOST."
                                .formatted(
                                        name,
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch")));
            }
            Path cache = cache();
            Path folder = cache.resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            log.info("Unpacking {} to {}, once for this machine", name, folder);
            Path fresh = Files.createTempDirectory(cache, name);
            unpacking.unpack(in, fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(fresh, folder);
            return folder;
        } catch (IOException e) {
            throw new EmbeddedServerException("%s can't be unpacked".formatted(name), e);
        }
    }

    /** Somebody else may have been quicker; what they unpacked is the same. */
    private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            deleteAll(fresh);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            deleteAll(fresh);
        }
    }

    /** A folder that belongs to us: programs in it are run, so nobody else may have put them there. */
    private static Path cache() throws IOException {
        Path cache = Path.of(
                System.getProperty("java.io.tmpdir"),
                "openrouter-integration-binaries-" + System.getProperty("user.name"));
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.createDirectory(cache, mode);
        } catch (FileAlreadyExistsException _) {
            Path probe = Files.createTempFile("owner", null);
            boolean ours = Files.getOwner(probe).equals(Files.getOwner(cache));
            Files.delete(probe);
            if (!ours || Files.isSymbolicLink(cache)) {
                throw new EmbeddedServerException(
                        "%s belongs to somebody else. Remove it, or set java.io.tmpdir to another folder."
                                .formatted(cache));
            }
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return cache;
    }

    private static void untar(InputStream resource, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("An archive entry leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void copyProgram(InputStream resource, Path folder) throws IOException {
        Path program = folder.resolve("redis-server");
        Files.copy(resource, program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                ? "darwin"
                : "linux";
    }

    private static boolean arm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
