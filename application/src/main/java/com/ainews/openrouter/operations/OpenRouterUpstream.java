package com.ainews.openrouter.operations;

/**
 * Which OpenRouter this service calls, from its configuration.
 *
 * @param simulated whether it is the sandbox
 */
public record OpenRouterUpstream(boolean simulated) {}
