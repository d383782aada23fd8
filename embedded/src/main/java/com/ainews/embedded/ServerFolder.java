package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of one server inside the data folder: its data, settings, log and password. */
record ServerFolder(DataFolder parent, Path path) {

    static ServerFolder in(DataFolder parent, String name) throws IOException {
        Path path = Files.createDirectories(parent.path().resolve(name));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return new ServerFolder(parent, path);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path passwordFile() {
        return file("password");
    }

    /** The password of this server: made at its first start, the same ever after. */
    String password() {
        return parent.secret(parent.path().relativize(passwordFile()).toString());
    }

    boolean isThrowAway() {
        return parent.isThrowAway();
    }
}
