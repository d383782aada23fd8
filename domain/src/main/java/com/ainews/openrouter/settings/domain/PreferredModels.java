package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.ModelId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that a user wants; null where the service's default is fine.
 *
 * @param fallback tried when the model for the task fails
 */
public record PreferredModels(
        @Nullable ModelId summarization,
        @Nullable ModelId chat,
        @Nullable ModelId fallback) {

    public static final PreferredModels NONE = new PreferredModels(null, null, null);

    /** The models that are set. */
    public Stream<ModelId> all() {
        return Stream.of(summarization, chat, fallback).flatMap(Stream::ofNullable);
    }
}
