package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that keeps what must survive a restart, for one running copy at a time. The operating
 * system drops the lock with the process, so a crash leaves none behind. Each server uses a folder
 * of its own inside. Close the servers first.
 */
public final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final int SECRET_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final Path binaries;
    private final @Nullable FolderLock lock;
    private final boolean temporary;

    private DataFolder(Path path, Path binaries, @Nullable FolderLock lock, boolean temporary) {
        this.path = path;
        this.binaries = binaries;
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * Makes the folder if need be, and locks it. The servers' programs are unpacked into it.
     *
     * @throws EmbeddedServerException if another copy is running on it, or it can't be written
     */
    public static DataFolder lock(Path path) {
        return lock(path, path.resolve("binaries"));
    }

    /** The same, with the servers' programs in a folder that several copies may share. */
    public static DataFolder lock(Path path, Path binaries) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            Path programs = binaries.toAbsolutePath().normalize();
            return new DataFolder(folder, programs, FolderLock.take(folder), false);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The data folder %s can't be written (%s). Set DATA_DIR to one that can."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * A new temporary folder that is deleted when it is closed; what the servers put into it also
     * when this JVM is killed. The servers' programs are shared with all throw-away folders of this
     * user.
     */
    public static DataFolder throwAway() {
        try {
            Path folder = Files.createTempDirectory("openrouter-integration-").toAbsolutePath();
            return new DataFolder(folder.normalize(), sharedBinaries(folder), null, true);
        } catch (IOException e) {
            throw new EmbeddedServerException("No temporary folder can be made: " + e, e);
        }
    }

    /**
     * A new temporary folder whose servers may stop and start again on their data: only {@link
     * #close} deletes it.
     */
    public static DataFolder temporary() {
        try {
            Path folder = Files.createTempDirectory("openrouter-integration-").toRealPath();
            // Where we are root, PostgreSQL may run as another user, who must get through.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return new DataFolder(folder, sharedBinaries(folder), FolderLock.take(folder), true);
        } catch (IOException e) {
            throw new EmbeddedServerException("No temporary folder can be made: " + e, e);
        }
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** A random secret that is made once and kept in a file which only its owner may read. */
    public String secret(String name) {
        return secret(name, () -> {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        });
    }

    /** The same, with a secret of the caller's own making. */
    public String secret(String name, Supplier<String> maker) {
        Path file = path.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String secret = maker.get();
            writePrivately(file, secret);
            return secret;
        } catch (IOException e) {
            throw new EmbeddedServerException("The file %s can't be used".formatted(file), e);
        }
    }

    /** Writes a file that nobody but its owner may read, at no moment of its life. */
    static void writePrivately(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isThrowAway() {
        return lock == null;
    }

    BinaryCache binaries() {
        return new BinaryCache(binaries);
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
            if (temporary && Files.exists(path)) {
                PathUtils.deleteDirectory(path);
            }
        } catch (IOException e) {
            log.warn("the folder {} can't be cleared up: {}", path, e.toString());
        }
    }

    /**
     * Temporary folders are open to all, and what is in this one is run: so what another user may
     * have prepared there is not touched.
     */
    static Path sharedBinaries(Path ownFolder) throws IOException {
        String user = System.getProperty("user.name", "unknown");
        Path shared = ownFolder.resolveSibling("openrouter-integration-embedded-" + user);
        if (!Files.exists(shared, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(shared);
        }
        boolean ours = Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(shared).equals(Files.getOwner(ownFolder))
                && !Files.getPosixFilePermissions(shared)
                        .contains(PosixFilePermission.OTHERS_WRITE);
        return ours ? shared : ownFolder.resolve("binaries");
    }
}
