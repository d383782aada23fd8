package com.ainews.openrouter.usage;

/**
 * Counters, holds and ledger do not add up.
 *
 * @param findings in how many places
 * @param first the first of them, in words
 */
public record BooksDisagree(int findings, String first) {}
