package com.ainews.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which versions the build put on the class path. */
final class Versions {
    private static final Properties PROPERTIES = read();

    private Versions() {}

    /** For example {@code 18.6.0}. */
    static String postgres() {
        return PROPERTIES.getProperty("postgres");
    }

    /** The part that decides whether a data folder can be read, for example {@code 18}. */
    static String postgresMajor() {
        String version = postgres();
        return version.substring(0, version.indexOf('.'));
    }

    private static Properties read() {
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
