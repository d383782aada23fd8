package com.ainews.openrouter.catalog.in.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers whose JSON is handed on as OpenRouter has written it, which no record could do. */
final class RawJson {

    static final String IGNORED = "X-Ignored-Parameters";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,50}");
    private static final int MAX_NAMES = 50;

    private RawJson() {}

    /** {@code {"data": …}}. */
    static ResponseEntity<byte[]> data(String json) {
        return of("{\"data\":" + json + "}");
    }

    /**
     * {@code {"data": […], "links": {"next": …}, "total_count": …}}.
     *
     * @param next a URI, whose characters need no escape in JSON; null on the last page
     * @param ignored names of parameters that had no effect, for a header
     */
    static ResponseEntity<byte[]> page(
            String list, @Nullable String next, int total, Set<String> ignored) {
        ResponseEntity<byte[]> page = of("{\"data\":%s,\"links\":{\"next\":%s},\"total_count\":%d}"
                .formatted(list, next == null ? "null" : '"' + next + '"', total));
        return ignored.isEmpty()
                ? page
                : ResponseEntity.ok()
                        .headers(page.getHeaders())
                        .header(IGNORED, names(ignored))
                        .body(page.getBody());
    }

    /** Without what is no name. */
    private static String names(Set<String> ignored) {
        return ignored.stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted()
                .limit(MAX_NAMES)
                .collect(Collectors.joining(", "));
    }

    private static ResponseEntity<byte[]> of(String json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.getBytes(UTF_8));
    }
}
