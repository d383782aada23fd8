package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;

import java.time.Duration;

/**
 * How this service makes calls, from its configuration.
 *
 * @param defaultModel asked where the user prefers none, or none that can be called
 * @param minReducedTokens an answer is not made shorter than this to fit a limit
 * @param holdLease longer than any call can take, with all its retries and fallbacks
 */
public record CallPolicy(ModelId defaultModel, TokenCount minReducedTokens, Duration holdLease) {}
