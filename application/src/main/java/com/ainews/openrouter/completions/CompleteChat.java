package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.EnterService;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;

import org.springframework.stereotype.Service;

/**
 * Completes one chat with a model, and pays for it: estimate, hold, call, settle with a ledger line.
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
     * Blocks until the answer is whole; what it cost is in the ledger before this returns. Not safe
     * to repeat: each time is a call of its own.
     *
     * @throws com.ainews.openrouter.shared.ProblemException with nothing sent: {@code
     *     budget_exhausted}, {@code rate_limit_exceeded}, {@code api_key_missing}, {@code
     *     model_not_found}, {@code input_too_long} and the like; or after every model failed: {@code
     *     upstream_failed} and its kin
     */
    public Completion complete(CompletionCommand command) {
        enterService.enter();
        CallSettings settings = resolveCallSettings.resolve(command.payer().user());
        return cachedChats.complete(command, settings, planCall.plan(command, settings), null);
    }
}
