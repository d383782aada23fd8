package com.ainews.openrouter.summarization.domain;

import org.jspecify.annotations.Nullable;

/**
 * A news article to summarise.
 *
 * @param id the caller's own name for it, unique in a request
 * @param content the article's text
 * @param url where it was found; only handed back, never opened
 * @param source who published it
 */
public record Article(
        String id,
        @Nullable String title,
        String content,
        @Nullable String url,
        @Nullable String source) {}
