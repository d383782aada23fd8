package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

/**
 * Who wants to call a model.
 *
 * @param keyLabel tells one API key from another; never the key itself
 */
public record SlotRequest(
        UserId user, String keyLabel, ModelId model, Priority priority, Patience patience) {}
