package com.ainews.openrouter.limits;

/**
 * What the service takes on at most, from its configuration.
 *
 * @param callsPerSecond paid calls that all replicas together start in a second; 0 for any number
 */
public record ProtectionPolicy(int callsPerSecond) {}
