package com.ainews.openrouter.shared;

/**
 * An OpenRouter API key in plain text. Lives only in memory and only as long as a call needs it;
 * its text form is masked so that it can't reach a log by accident.
 *
 * @param secret the key, as OpenRouter gave it
 */
public record ApiKey(String secret) {

    private static final int SHOWN = 4;

    /** What may be shown of the key: enough to tell two keys apart, useless as a key. */
    public String label() {
        return "sk-or-…" + secret.substring(Math.max(0, secret.length() - SHOWN));
    }

    @Override
    public String toString() {
        return label();
    }
}
