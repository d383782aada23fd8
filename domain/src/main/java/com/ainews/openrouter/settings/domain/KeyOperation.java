package com.ainews.openrouter.settings.domain;

/** What can happen to a user's OpenRouter key. */
public enum KeyOperation {
    SET,
    REPLACED,
    REMOVED,
    /** It was needed for a call but could not be decrypted. */
    UNREADABLE
}
