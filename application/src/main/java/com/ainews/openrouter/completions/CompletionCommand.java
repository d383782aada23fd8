package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;

import org.jspecify.annotations.Nullable;

/**
 * One completion that a user wants.
 *
 * @param model null for the user's preferred one
 * @param patience how long to wait where limits or too many calls stand against it
 * @param maxTokens the most tokens of the answer, where the user's preferences name no number
 */
public record CompletionCommand(
        Payer payer,
        RequestId request,
        Purpose purpose,
        @Nullable ModelId model,
        Prompt prompt,
        TokenCount maxTokens,
        Patience patience) {}
