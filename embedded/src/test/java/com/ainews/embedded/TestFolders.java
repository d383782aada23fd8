package com.ainews.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Data folders for tests, which share the unpacked programs. */
final class TestFolders {
    private TestFolders() {}

    static DataFolder lock(Path path) {
        try {
            return DataFolder.lock(path, DataFolder.sharedBinaries(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
