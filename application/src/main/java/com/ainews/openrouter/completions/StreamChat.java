package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.EnterService;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;

import org.springframework.stereotype.Service;

/** Completes one chat piece by piece, and pays for it as {@link CompleteChat} does. */
@Service
public class StreamChat {

    private final EnterService enterService;
    private final ResolveCallSettings resolveCallSettings;
    private final PlanCall planCall;
    private final CachedChats cachedChats;

    StreamChat(
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
     * Blocks until the answer has ended. Its pieces go to the stream as they come, all but the last
     * one: that is the {@link Completion#json()} of what this returns, once the call is settled, so
     * that nobody sees the end of an answer before it is accounted for. Until the stream has begun
     * another model may take over; afterwards nothing can. Where the reader leaves, the call
     * upstream is cancelled, and what it cost by then is found out.
     *
     * @throws com.ainews.openrouter.shared.ProblemException as {@link CompleteChat} does, also
     *     amid the answer: the reader of a stream that has begun is to be told in the stream
     */
    public Completion stream(CompletionCommand command, AnswerStream stream) {
        enterService.enter();
        CallSettings settings = resolveCallSettings.resolve(command.payer().user());
        return cachedChats.complete(command, settings, planCall.plan(command, settings), stream);
    }
}
