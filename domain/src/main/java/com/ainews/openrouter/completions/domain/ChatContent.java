package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a chat request becomes prompt tokens or costs something besides.
 *
 * @param texts what a tokenizer has to count: one for each message, one for everything that is told
 *     to the model beside them, such as its tools
 * @param messages how many messages there are
 * @param images pictures
 * @param attachments files, sound and films, whose tokens nobody knows before
 * @param files how many of them are files, which OpenRouter may have to read for the model
 * @param attachedBytes how long those are that came with the request itself
 * @param isElsewhere whether there are some of which only the address came
 * @param inputs kinds of input besides text that a model must take
 * @param writesCache whether part of the prompt is to be kept by the provider, which some price apart
 * @param cachesForLong whether it is to be kept for longer than usual, which costs more
 * @param extras what else it asks for
 */
public record ChatContent(
        List<String> texts,
        int messages,
        int images,
        int attachments,
        int files,
        long attachedBytes,
        boolean isElsewhere,
        Set<String> inputs,
        boolean writesCache,
        boolean cachesForLong,
        ChatExtras extras) {

    /** What a model is told beside the messages. */
    private static final List<String> TOLD =
            List.of("tools", "tool_choice", "response_format", "prediction", "functions");

    private static final long LIKELY_TOKENS_PER_ATTACHMENT = 32_000;
    private static final long LIKELY_BYTES_PER_TOKEN = 4;

    private static final List<String> CACHE_MARKS =
            List.of("cache_control", "prompt_cache_options");

    private static final Pattern ADDRESS =
            Pattern.compile("\\s*[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

    public ChatContent {
        texts = List.copyOf(texts);
        inputs = Set.copyOf(inputs);
    }

    static ChatContent of(Map<String, ? extends @Nullable Object> body) {
        var found = new Collector();
        int messages = 0;
        if (body.get("messages") instanceof List<?> list) {
            messages = list.size();
            list.forEach(found::message);
        }
        found.told(body);
        return new ChatContent(
                found.texts,
                messages,
                found.images.size(),
                found.attachments.size(),
                found.files.size(),
                found.attachments.stream().mapToLong(Collector::length).sum(),
                found.attachments.stream().anyMatch(Collector::isElsewhere),
                found.inputs,
                !found.cacheMarks.isEmpty(),
                found.cacheMarks.stream().anyMatch(Collector::isForLong),
                ChatExtras.of(body));
    }

    /** What attachments come to as a rule, in tokens. */
    public long likelyAttachedTokens() {
        return Math.max(
                LIKELY_TOKENS_PER_ATTACHMENT * attachments, attachedBytes / LIKELY_BYTES_PER_TOKEN);
    }

    /**
     * The most tokens of attachments: one for each byte, since files are packed; more than any model
     * takes, where only an address came.
     */
    public long mostAttachedTokens() {
        return isElsewhere
                ? Integer.MAX_VALUE
                : Math.max(LIKELY_TOKENS_PER_ATTACHMENT * attachments, attachedBytes);
    }

    /** How many results of a web search there are at most, asked of a model of this name. */
    public int webResultsFor(ModelId model) {
        return extras.webResultsFor(isOnline(model));
    }

    /** Whether the model's name asks for a search. */
    public static boolean isOnline(ModelId model) {
        return model.value().endsWith(":online");
    }

    /** Walks JSON and gathers what matters. */
    private static final class Collector {

        private final List<String> texts = new ArrayList<>();
        private final Set<String> inputs = new HashSet<>();
        private final List<String> images = new ArrayList<>();
        private final List<Object> attachments = new ArrayList<>();
        private final List<Object> cacheMarks = new ArrayList<>();
        private final List<Object> files = new ArrayList<>();

        void message(@Nullable Object message) {
            var text = new StringBuilder();
            gather(message, text, true);
            texts.add(text.toString());
        }

        void told(Map<String, ? extends @Nullable Object> body) {
            var text = new StringBuilder();
            for (String field : TOLD) {
                if (body.get(field) != null) {
                    gather(body.get(field), text, false);
                }
            }
            if (!text.isEmpty()) {
                texts.add(text.toString());
            }
            for (String mark : CACHE_MARKS) {
                if (body.get(mark) != null) {
                    cacheMarks.add(Objects.requireNonNull(body.get(mark)));
                }
            }
        }

        private void gather(@Nullable Object json, StringBuilder text, boolean mayHaveMedia) {
            switch (json) {
                case Map<?, ?> map ->
                    map.forEach((name, value) -> {
                        if (!mayHaveMedia || !isMedium(String.valueOf(name), value)) {
                            text.append(name).append(": ");
                            gather(value, text, mayHaveMedia);
                        }
                    });
                case List<?> list -> list.forEach(item -> gather(item, text, mayHaveMedia));
                case null -> text.append("null\n");
                default -> text.append(json).append('\n');
            }
        }

        /** Pictures, files and so on are not text, however long their data are. */
        private boolean isMedium(String name, @Nullable Object value) {
            switch (name) {
                case "image_url" -> {
                    images.add(name);
                    inputs.add("image");
                }
                case "input_audio" -> attach("audio", value);
                case "video_url", "input_video" -> attach("video", value);
                // OpenRouter reads files for models that can't.
                case "file" -> {
                    files.add(name);
                    attach(null, value);
                }
                case "cache_control", "prompt_cache_breakpoint" ->
                    cacheMarks.add(Objects.requireNonNullElse(value, name));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void attach(@Nullable String input, @Nullable Object value) {
            attachments.add(Objects.requireNonNullElse(value, ""));
            if (input != null) {
                inputs.add(input);
            }
        }

        /** An address is short, and what is there may be long. */
        private static boolean isElsewhere(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map ->
                    map.containsKey("file_id")
                            || map.values().stream().anyMatch(Collector::isElsewhere);
                case String text -> ADDRESS.matcher(text).lookingAt();
                case null, default -> false;
            };
        }

        private static boolean isForLong(Object mark) {
            return mark instanceof Map<?, ?> map
                    && map.get("ttl") != null
                    && !"5m".equals(map.get("ttl"));
        }

        private static long length(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map ->
                    map.values().stream().mapToLong(Collector::length).sum();
                case String text -> text.length();
                case null, default -> 0;
            };
        }
    }
}
