package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.Resilience;

/** What the way to OpenRouter knows of its own state. */
public interface ResilienceState {

    /** Models stand in the order of their ids. */
    Resilience read();
}
