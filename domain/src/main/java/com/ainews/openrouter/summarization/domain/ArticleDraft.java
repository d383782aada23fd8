package com.ainews.openrouter.summarization.domain;

import com.ainews.openrouter.shared.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An article as it arrives, not yet known to be valid. */
public record ArticleDraft(
        @Nullable String id,
        @Nullable String title,
        @Nullable String content,
        @Nullable String url,
        @Nullable String source) {

    /** More than this is work for a batch job. */
    public static final int MAX_ARTICLES = 20;

    public static final int MAX_CONTENT_CHARACTERS = 200_000;
    public static final int MAX_FIELD_CHARACTERS = 2_000;
    public static final int MAX_ID_CHARACTERS = 200;

    /** Notes all that is wrong with the articles of one request. */
    static void validate(List<ArticleDraft> drafts, Violations violations) {
        violations.require(
                !drafts.isEmpty() && drafts.size() <= MAX_ARTICLES,
                "articles",
                drafts.size() + " articles",
                "must have 1 to " + MAX_ARTICLES + " articles");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(drafts.size(), MAX_ARTICLES); i++) {
            ArticleDraft draft = drafts.get(i);
            String field = "articles[" + i + "]";
            violations.requireText(field + ".content", draft.content, MAX_CONTENT_CHARACTERS);
            requireShort(violations, field + ".title", draft.title, MAX_FIELD_CHARACTERS);
            requireShort(violations, field + ".url", draft.url, MAX_FIELD_CHARACTERS);
            requireShort(violations, field + ".source", draft.source, MAX_FIELD_CHARACTERS);
            requireShort(violations, field + ".id", draft.id, MAX_ID_CHARACTERS);
            violations.require(
                    ids.add(draft.idAt(i)), field + ".id", draft.idAt(i), "must be unique");
        }
    }

    /** The articles; one without an id is called by its place, from 1. */
    static List<Article> toArticles(List<ArticleDraft> drafts) {
        List<Article> articles = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            ArticleDraft draft = drafts.get(i);
            articles.add(new Article(
                    draft.idAt(i),
                    draft.title,
                    Objects.requireNonNull(draft.content),
                    draft.url,
                    draft.source));
        }
        return articles;
    }

    private String idAt(int index) {
        return id == null || id.isBlank() ? Integer.toString(index + 1) : id;
    }

    private static void requireShort(
            Violations violations, String field, @Nullable String value, int maxLength) {
        if (value != null && !value.isBlank()) {
            violations.requireText(field, value, maxLength);
        }
    }
}
