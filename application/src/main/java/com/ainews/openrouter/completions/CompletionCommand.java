package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;

import java.util.List;

/**
 * One completion that a user wants.
 *
 * @param models the one that is asked for, then those to fall back to; empty for the user's
 *     preferred one
 * @param priority in every line in which it waits
 * @param patience how long to wait where limits or too many calls stand against it
 */
public record CompletionCommand(
        Payer payer,
        RequestId request,
        Purpose purpose,
        List<ModelId> models,
        Prompt prompt,
        AnswerLength length,
        Caching caching,
        Priority priority,
        Patience patience) {

    public CompletionCommand {
        models = List.copyOf(models);
    }

    /** The same, for an answer that is of use also when its client has left. */
    CompletionCommand keepingAnswer() {
        return new CompletionCommand(
                payer,
                request,
                purpose,
                models,
                prompt,
                length,
                caching,
                priority,
                patience.keepingAnswer());
    }
}
