package com.ainews.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a folder for one user of it on this machine; the system frees it if the JVM is killed. */
final class FolderLock implements AutoCloseable {
    // Looked at before the file is opened, because closing any channel to a file gives up all
    // locks that this process has on it.
    private static final Set<Path> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock of a folder that exists, or throws if it is taken. */
    static FolderLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD_BY_THIS_JVM.add(real)) {
            throw inUse(folder);
        }
        FolderLock lock = null;
        try {
            lock = tryLock(real);
            return lock;
        } finally {
            if (lock == null) {
                HELD_BY_THIS_JVM.remove(real);
            }
        }
    }

    private static FolderLock tryLock(Path real) throws IOException {
        FileChannel channel = FileChannel.open(
                real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw inUse(real);
        }
        return new FolderLock(real, channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_BY_THIS_JVM.remove(folder);
    }

    private static EmbeddedServerException inUse(Path folder) {
        return new EmbeddedServerException(
                "The folder %s is in use by another running copy. ".formatted(folder)
                        + "Stop that copy, or set DATA_DIR to another folder.");
    }
}
