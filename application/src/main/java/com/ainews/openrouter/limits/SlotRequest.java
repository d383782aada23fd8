package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

/**
 * Who wants to call a model.
 *
 * @param keyFingerprint tells one API key from another, whoever uses it; never the key itself
 */
public record SlotRequest(
        UserId user, String keyFingerprint, ModelId model, Priority priority, Patience patience) {}
