package com.ainews.openrouter.completions;

/**
 * The form of a structured answer.
 *
 * @param name letters, digits, {@code _} and {@code -}, 64 at most
 * @param json a JSON schema, as JSON text
 */
public record OutputSchema(String name, String json) {}
