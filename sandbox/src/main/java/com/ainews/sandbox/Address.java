package com.ainews.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of OpenRouter's API the sandbox has, below {@code /api/v1}. */
public enum Address {
    CHAT("POST", "/chat/completions"),
    MODELS("GET", "/models"),
    COUNT("GET", "/models/count"),
    KEY("GET", "/key"),
    CREDITS("GET", "/credits"),
    ACTIVITY("GET", "/activity"),
    GENERATION("GET", "/generation"),
    /** Of any model. */
    MODEL("GET", "/model/"),
    /** Of any model. */
    ENDPOINTS("GET", "/models/");

    private final String method;
    private final String path;

    Address(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The address of a request, by its method and its path below {@code /api/v1}. */
    static Optional<Address> of(String method, String path) {
        return Arrays.stream(values())
                .filter(address -> address.method.equals(method))
                .filter(address -> address.path.endsWith("/")
                        ? path.startsWith(address.path)
                        : path.equals(address.path))
                .findFirst();
    }

    /** What of a path follows: the id of a model, and what is behind it. */
    String rest(String whole) {
        return whole.substring(path.length());
    }

    /** Its name on the admin endpoint, such as {@code models}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The address of a name. */
    static Optional<Address> ofWireName(String name) {
        return Arrays.stream(values()).filter(a -> a.wireName().equals(name)).findFirst();
    }
}
