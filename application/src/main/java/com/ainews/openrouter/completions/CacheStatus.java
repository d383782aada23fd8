package com.ainews.openrouter.completions;

/** What the response cache did for a request that wanted it. */
public enum CacheStatus {
    /** An earlier answer was given again, at no cost. */
    HIT,
    /** A model was asked. */
    MISS
}
