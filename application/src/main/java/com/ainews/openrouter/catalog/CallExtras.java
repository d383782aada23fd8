package com.ainews.openrouter.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call may cost besides plain tokens.
 *
 * @param images pictures in the prompt
 * @param hasAudio whether there is sound in the prompt, whose tokens some models price apart
 * @param hasMedia whether there is anything but text in the prompt
 * @param hasUnreadFiles whether there are files, and no way to read them is named that has no price
 * @param caching how long the provider is asked to keep part of the prompt, which some price apart
 * @param search what is asked for of the web
 * @param onlyText whether the answer is nothing but text; null where the model decides that
 * @param unbounded what else costs something that nobody can bound, in words for the caller
 */
public record CallExtras(
        int images,
        boolean hasAudio,
        boolean hasMedia,
        boolean hasUnreadFiles,
        Caching caching,
        Search search,
        @Nullable Boolean onlyText,
        Set<String> unbounded) {

    public static final CallExtras NONE =
            new CallExtras(0, false, false, false, Caching.NONE, Search.NONE, null, Set.of());

    public CallExtras {
        unbounded = Set.copyOf(unbounded);
    }

    /** How long part of the prompt is kept. */
    public enum Caching {
        NONE,
        /** As long as providers do where they are not told. */
        USUAL,
        LONG
    }

    /**
     * A search of the web.
     *
     * @param results at most
     * @param onlyExa whether nobody but Exa searches, which charges by result
     * @param hasOptions whether a model that can search is told how
     */
    public record Search(int results, boolean onlyExa, boolean hasOptions) {

        public static final Search NONE = new Search(0, false, false);
    }
}
