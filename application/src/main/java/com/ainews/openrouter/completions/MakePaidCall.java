package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.completions.port.CompletionGateway.Reply;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.Slot;
import com.ainews.openrouter.limits.SlotRequest;
import com.ainews.openrouter.limits.TakeSlot;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tries the models of a plan one after the other, under a hold, until one answers. */
@Service
class MakePaidCall {

    /** Stands for the key of this service among those that calls are limited by. */
    private static final String SERVICE_KEY = "service";

    private final AffordCall affordCall;
    private final TakeSlot takeSlot;
    private final CompletionGateway gateway;
    private final CallAccount account;
    private final ApplicationEventPublisher events;

    MakePaidCall(
            AffordCall affordCall,
            TakeSlot takeSlot,
            CompletionGateway gateway,
            CallAccount account,
            ApplicationEventPublisher events) {
        this.affordCall = affordCall;
        this.takeSlot = takeSlot;
        this.gateway = gateway;
        this.account = account;
        this.events = events;
    }

    /**
     * One hold covers all models, since at most one of them is billed. A call of which nobody knows
     * whether it was billed leaves its hold behind until that is known or the lease ends, and what
     * is tried after it gets a hold of its own.
     */
    Completion make(CompletionCommand command, CallSettings settings, CallPlan plan) {
        List<FailedAttempt> failures = new ArrayList<>();
        CallPlan left = plan;
        while (true) {
            AffordCall.Afforded afforded = affordCall.afford(command, settings, left);
            Ending ending = tryEach(command, settings, afforded, failures);
            if (ending.completion() != null) {
                return ending.completion();
            }
            if (ending.untried() == null) {
                throw problem(failures);
            }
            left = ending.untried();
        }
    }

    /**
     * How the models ended that were tried under one hold.
     *
     * @param untried what may be tried under another hold
     */
    private record Ending(
            @Nullable Completion completion, @Nullable CallPlan untried) {}

    private Ending tryEach(
            CompletionCommand command,
            CallSettings settings,
            AffordCall.Afforded afforded,
            List<FailedAttempt> failures) {
        CallAccount.Open open = afforded.account();
        boolean ended = false;
        try {
            List<CallPlan.Leg> legs = afforded.plan().legs();
            for (int i = 0; i < legs.size(); i++) {
                CallPlan.Leg leg = legs.get(i);
                Reply reply = send(command, settings, leg, open);
                for (FailedAttempt failure : reply.failures()) {
                    failures.add(failure);
                    open.failed(failure);
                    events.publishEvent(event(command, failure));
                }
                if (reply instanceof Reply.Answered answered) {
                    ended = true;
                    Usd cost = settle(open, leg, answered.answer());
                    return new Ending(completion(open, leg, answered, cost, failures), null);
                }
                UpstreamFailure failure = failures.getLast().failure();
                if (failure.mayBeBilled()) {
                    ended = true;
                    account.leaveInDoubt(open);
                    return new Ending(null, untried(afforded.plan(), i + 1, failure));
                }
                if (failure.remedy() == UpstreamFailure.Remedy.GIVE_UP) {
                    break;
                }
            }
            ended = true;
            account.closeUnbilled(open);
            return new Ending(null, null);
        } finally {
            if (!ended) {
                account.abandon(open);
            }
        }
    }

    private Usd settle(CallAccount.Open open, CallPlan.Leg leg, Answer answer) {
        try {
            return account.settle(open, leg, answer);
        } catch (RuntimeException e) {
            throw new ProblemException(
                            ProblemType.DATABASE_UNAVAILABLE,
                            "The model has answered, but the call can't be accounted for at the"
                                    + " moment. It was billed, and will be in your ledger.")
                    .billed()
                    .causedBy(e);
        }
    }

    private static @Nullable CallPlan untried(CallPlan plan, int next, UpstreamFailure failure) {
        return next == plan.legs().size() || failure.remedy() == UpstreamFailure.Remedy.GIVE_UP
                ? null
                : plan.from(next);
    }

    private Reply send(
            CompletionCommand command,
            CallSettings settings,
            CallPlan.Leg leg,
            CallAccount.Open open) {
        ModelId model = leg.offer().id();
        try (Slot slot = takeSlot(command, settings, model, open)) {
            account.begin(open, model);
            Reply reply = gateway.complete(
                    call(command, settings, leg), () -> account.begin(open, model));
            tell(slot, reply);
            return reply;
        }
    }

    private Slot takeSlot(
            CompletionCommand command,
            CallSettings settings,
            ModelId model,
            CallAccount.Open open) {
        UserId user = command.payer().user();
        try {
            return takeSlot.take(new SlotRequest(
                    user,
                    settings.ownKey() ? user.toString() : SERVICE_KEY,
                    model,
                    Priority.INTERACTIVE,
                    command.patience()));
        } catch (ProblemException e) {
            account.closeUnbilled(open);
            throw e;
        }
    }

    /** What the answer says of the room that the model has. */
    private static void tell(Slot slot, Reply reply) {
        switch (reply) {
            case Reply.Answered _ -> slot.succeeded();
            case Reply.Failed failed -> {
                if (failed.last().failure().saysModelIsFull()) {
                    slot.overloaded();
                }
            }
        }
    }

    private Completion completion(
            CallAccount.Open open,
            CallPlan.Leg leg,
            Reply.Answered answered,
            Usd cost,
            List<FailedAttempt> failures) {
        Answer answer = answered.answer();
        return new Completion(
                answer.model(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                cost,
                account.latency(open),
                leg.isReduced()
                        ? new Completion.Reduction(leg.wantedTokens(), leg.maxTokens())
                        : null,
                failures.stream()
                        .map(f -> new Completion.Tried(f.model(), f.failure().storedName()))
                        .toList());
    }

    private static CompletionGateway.Call call(
            CompletionCommand command, CallSettings settings, CallPlan.Leg leg) {
        return new CompletionGateway.Call(
                settings.apiKey(),
                leg.offer().id(),
                command.prompt(),
                leg.offer().supports("structured_outputs"),
                leg.offer().supports("temperature") ? settings.temperature() : null,
                leg.maxTokens(),
                leg.offer().promptTokenPrice(leg.promptTokens()),
                leg.offer().answerTokenPrice(leg.promptTokens()),
                leg.offer().requestPrice(leg.promptTokens()),
                command.payer().user());
    }

    private static UpstreamCallFailed event(CompletionCommand command, FailedAttempt failed) {
        return new UpstreamCallFailed(
                command.payer().user(),
                command.request(),
                failed.model(),
                failed.failure().storedName(),
                failed.status(),
                failed.message());
    }

    private static ProblemException problem(List<FailedAttempt> failures) {
        FailedAttempt last = failures.getLast();
        boolean unsure = failures.stream().anyMatch(f -> f.failure().mayBeBilled());
        List<String> tried = failures.stream()
                .map(failed -> failed.model() + ": " + failed.failure().storedName())
                .toList();
        var problem = new ProblemException(
                        last.failure().problem(),
                        last.failure().problem().title()
                                + ". Tried: "
                                + String.join(", ", tried)
                                + (unsure
                                        ? ". What may have been billed stays held until that is sure."
                                        : ". Nothing was charged."))
                .with("tried", tried)
                .retryAfter(last.retryAfter());
        return unsure ? problem.billed() : problem;
    }
}
