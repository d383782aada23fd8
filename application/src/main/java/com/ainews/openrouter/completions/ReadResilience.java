package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.ResilienceState;

import org.springframework.stereotype.Service;

/** Tells which models this replica leaves alone, and how much it repeats. */
@Service
public class ReadResilience {

    private final ResilienceState state;

    public ReadResilience(ResilienceState state) {
        this.state = state;
    }

    /** Takes some microseconds; it is read while calls go on. */
    public Resilience read() {
        return state.read();
    }
}
