package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.EnterService;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Completes one chat with a model, whole or piece by piece, and pays for it: estimate, hold, call,
 * settle with a ledger line.
 */
@Service
public class CompleteChat {

    private final EnterService enterService;
    private final ResolveCallSettings resolveCallSettings;
    private final PlanCall planCall;
    private final CachedChats cachedChats;

    CompleteChat(
            EnterService enterService,
            ResolveCallSettings resolveCallSettings,
            PlanCall planCall,
            CachedChats cachedChats) {
        this.enterService = enterService;
        this.resolveCallSettings = resolveCallSettings;
        this.planCall = planCall;
        this.cachedChats = cachedChats;
    }

    /**
     * Blocks until the answer has ended; what it cost is in the ledger before this returns. Not safe to
     * repeat: each time is a call of its own.
     *
     * <p>Pieces go to the stream as they come, all but the last one: that is the {@link
     * Completion#json()} of what this returns, once the call is settled, so that nobody sees the end
     * of an answer before it is accounted for. Until the stream has begun another model may take
     * over; afterwards nothing can. Where the reader leaves, the call upstream is cancelled, and what
     * it cost by then is found out.
     *
     * @param stream where the pieces go; null for an answer that comes whole
     * @throws com.ainews.openrouter.shared.ProblemException with nothing sent: {@code
     *     budget_exhausted}, {@code rate_limit_exceeded}, {@code api_key_missing}, {@code
     *     model_not_found}, {@code input_too_long} and the like; or after every model failed: {@code
     *     upstream_failed} and its kin, also amid an answer: the reader of a stream that has begun is
     *     to be told in the stream
     */
    public Completion complete(CompletionCommand command, @Nullable AnswerStream stream) {
        enterService.enter();
        CallSettings settings = resolveCallSettings.resolve(command.payer().user());
        return cachedChats.complete(command, settings, planCall.plan(command, settings), stream);
    }
}
