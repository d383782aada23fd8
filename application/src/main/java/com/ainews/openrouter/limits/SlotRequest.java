package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

/**
 * Who wants to call a model.
 *
 * @param keyFingerprint tells one API key from another, whoever uses it; never the key itself
 * @param onLongWait done once, by the thread that waits, should the wait be no short one
 */
public record SlotRequest(
        UserId user,
        String keyFingerprint,
        ModelId model,
        Priority priority,
        Patience patience,
        Runnable onLongWait) {}
