package com.ainews.openrouter.completions.in;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The headers of a caller that OpenRouter is to see; all others stay here. */
public final class PassedHeaders {

    private static final String TITLE = "X-OpenRouter-Title";

    private PassedHeaders() {}

    /**
     * Reads them.
     *
     * @param header the value of a header, null where it is not there
     */
    public static Map<String, String> read(UnaryOperator<@Nullable String> header) {
        Map<String, String> passed = new TreeMap<>();
        for (String name : List.of("HTTP-Referer", TITLE, "X-OpenRouter-Metadata")) {
            put(passed, name, header.apply(name));
        }
        if (!passed.containsKey(TITLE)) {
            // Its older name.
            put(passed, TITLE, header.apply("X-Title"));
        }
        return passed;
    }

    private static void put(Map<String, String> passed, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            passed.put(name, value);
        }
    }
}
