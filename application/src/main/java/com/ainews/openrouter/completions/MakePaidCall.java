package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.completions.port.CompletionGateway.Reply;
import com.ainews.openrouter.limits.Slot;
import com.ainews.openrouter.limits.SlotRequest;
import com.ainews.openrouter.limits.TakeSlot;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries the models of a plan one after the other, under a hold, until one answers. */
@Service
class MakePaidCall {

    private final AffordCall affordCall;
    private final TakeSlot takeSlot;
    private final CompletionGateway gateway;
    private final CallAccount account;
    private final TellFailure tellFailure;
    private final InstantSource clock;

    MakePaidCall(
            AffordCall affordCall,
            TakeSlot takeSlot,
            CompletionGateway gateway,
            CallAccount account,
            TellFailure tellFailure,
            InstantSource clock) {
        this.affordCall = affordCall;
        this.takeSlot = takeSlot;
        this.gateway = gateway;
        this.account = account;
        this.tellFailure = tellFailure;
        this.clock = clock;
    }

    /**
     * One hold covers all models, since at most one of them is billed. A call of which nobody knows
     * whether it was billed leaves its hold behind until that is known or the lease ends, and what
     * is tried after it gets a hold of its own.
     *
     * @param stream takes the answer piece by piece; null where it is wanted whole
     */
    Completion make(
            CompletionCommand command,
            CallSettings settings,
            CallPlan plan,
            @Nullable AnswerStream stream) {
        var request = new Request(command, settings, stream);
        List<FailedAttempt> failures = new ArrayList<>(plan.passedOver());
        CallPlan left = plan;
        try {
            while (true) {
                requireTime(command);
                AffordCall.Afforded afforded = affordCall.afford(command, settings, left);
                Ending ending = tryEach(request, afforded, failures);
                if (ending.completion() != null) {
                    return ending.completion();
                }
                if (ending.untried() == null) {
                    throw problem(failures);
                }
                left = ending.untried();
            }
        } catch (RuntimeException e) {
            // Also where the next model got no hold: the one before it may have been billed.
            throw mayBeBilled(failures) ? CallLeftInDoubt.because(e) : e;
        }
    }

    private static boolean mayBeBilled(List<FailedAttempt> failures) {
        return failures.stream().anyMatch(FailedAttempt::mayBeBilled);
    }

    private void requireTime(CompletionCommand command) {
        if (command.patience().isOver(clock.instant())) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_TIMEOUT,
                    "The deadline of this request passed before a model was asked.");
        }
    }

    private record Request(
            CompletionCommand command,
            CallSettings settings,
            @Nullable AnswerStream stream) {}

    /**
     * How the models ended that were tried under one hold.
     *
     * @param untried what may be tried under another hold
     */
    private record Ending(
            @Nullable Completion completion, @Nullable CallPlan untried) {}

    private Ending tryEach(
            Request request, AffordCall.Afforded afforded, List<FailedAttempt> failures) {
        CallAccount.Open open = afforded.account();
        try {
            CallPlan plan = afforded.plan();
            for (int i = 0; i < plan.legs().size(); i++) {
                CallPlan.Leg leg = plan.legs().get(i);
                Reply reply = send(request, leg, open, failures);
                for (FailedAttempt failure : reply.failures()) {
                    failures.add(failure);
                    open.failed(failure);
                    tellFailure.tell(request.command(), failure);
                }
                if (reply instanceof Reply.Answered answered) {
                    Usd cost = close(open, leg, answered.answer());
                    return new Ending(completion(open, leg, answered, cost, failures), null);
                }
                FailedAttempt failure = failures.getLast();
                boolean isTheLast = failure.remedy() == UpstreamFailure.Remedy.GIVE_UP
                        || request.command().patience().isOver(clock.instant())
                        || request.command().patience().hasLeft();
                if (!isTheLast) {
                    plan = plan.reaching(i + 1);
                }
                if (failure.mayBeBilled()) {
                    account.leaveInDoubt(open, failure.generationId());
                    return new Ending(null, isTheLast ? null : untried(plan, i + 1));
                }
                if (isTheLast) {
                    break;
                }
            }
            account.closeUnbilled(open);
            return new Ending(null, null);
        } catch (RuntimeException e) {
            throw account.abandon(open) ? CallLeftInDoubt.because(e) : e;
        } catch (Error e) {
            account.abandon(open);
            throw e;
        }
    }

    /** What the answer cost; null where that has to be found out. */
    private @Nullable Usd close(CallAccount.Open open, CallPlan.Leg leg, Answer answer) {
        try {
            return account.close(open, leg, answer);
        } catch (RuntimeException e) {
            throw new ProblemException(
                            ProblemType.DATABASE_UNAVAILABLE,
                            "The model has answered, but the call can't be accounted for at the"
                                    + " moment. It was billed, and will be in your ledger.")
                    .billed()
                    .causedBy(e);
        }
    }

    private static @Nullable CallPlan untried(CallPlan plan, int next) {
        return next == plan.legs().size() ? null : plan.from(next);
    }

    private Reply send(
            Request request, CallPlan.Leg leg, CallAccount.Open open, List<FailedAttempt> earlier) {
        ModelId model = leg.offer().id();
        CompletionGateway.Call call = call(request.command(), request.settings(), leg);
        AnswerStream stream = stream(request, leg, open);
        var lastSent = new AtomicLong();
        Runnable begin = () -> {
            account.begin(open, model);
            lastSent.set(System.nanoTime());
        };
        try (Slot slot = takeSlot(request, model, open)) {
            requireClient(request, open);
            begin.run();
            Reply reply = stream == null
                    ? gateway.complete(call, begin, earlier)
                    : gateway.stream(call, begin, earlier, stream);
            tell(slot, reply, request, Duration.ofNanos(System.nanoTime() - lastSent.get()));
            return reply;
        }
    }

    /** Nothing is sent for nobody. */
    private void requireClient(Request request, CallAccount.Open open) {
        if (request.command().patience().hasLeft()) {
            account.closeUnbilled(open);
            throw new ProblemException(
                    ProblemType.CLIENT_LEFT, "The client has gone. Nothing more was sent.");
        }
    }

    private @Nullable AnswerStream stream(
            Request request, CallPlan.Leg leg, CallAccount.Open open) {
        if (request.stream() == null) {
            return null;
        }
        return new LegStream(request.stream(), leg, name -> account.noteGeneration(open, name));
    }

    private Slot takeSlot(Request request, ModelId model, CallAccount.Open open) {
        try {
            return takeSlot.take(new SlotRequest(
                    request.command().payer().user(),
                    request.settings().apiKey().fingerprint(),
                    model,
                    request.command().priority(),
                    request.command().patience(),
                    () -> account.waits(open, model)));
        } catch (ProblemException e) {
            account.closeUnbilled(open);
            throw e;
        }
    }

    /**
     * What the attempts say of the room that the model has: that it was full counts also where it
     * answered later. How long a stream is says nothing, only how soon it began.
     *
     * @param lastAttempt how long the last attempt took
     */
    private static void tell(Slot slot, Reply reply, Request request, Duration lastAttempt) {
        boolean wasFull = reply.failures().stream()
                .anyMatch(attempt -> saysModelIsFull(attempt.failure(), request));
        if (wasFull) {
            slot.overloaded();
        } else if (reply instanceof Reply.Answered answered) {
            slot.succeeded(
                    request.stream() == null ? lastAttempt : answered.answer().timeToFirstToken());
        }
    }

    /** A user's own key may be out of calls while the model has room for all others. */
    private static boolean saysModelIsFull(UpstreamFailure failure, Request request) {
        return failure.saysModelIsFull()
                && !(failure == UpstreamFailure.RATE_LIMITED
                        && request.settings().ownKey());
    }

    private Completion completion(
            CallAccount.Open open,
            CallPlan.Leg leg,
            Reply.Answered answered,
            @Nullable Usd cost,
            List<FailedAttempt> failures) {
        Answer answer = answered.answer();
        return new Completion(
                answer.generationId(),
                leg.offer().id(),
                answer.model(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                cost,
                account.latency(open),
                leg.reduction(),
                failures.stream().map(Completion.Tried::from).toList(),
                leg.instead(),
                answer.json(),
                null);
    }

    private static CompletionGateway.Call call(
            CompletionCommand command, CallSettings settings, CallPlan.Leg leg) {
        return new CompletionGateway.Call(
                settings.apiKey(),
                leg.offer().id(),
                command.prompt(),
                leg.offer().supports("structured_outputs"),
                leg.temperature(settings),
                leg.maxTokens(),
                leg.offer().promptTokenPrice(leg.promptTokens()),
                leg.offer().answerTokenPrice(leg.promptTokens()),
                leg.offer().requestPrice(leg.promptTokens()),
                leg.extras().hasMedia() ? leg.offer().imagePrice(leg.promptTokens()) : null,
                leg.extras().hasMedia() ? leg.offer().audioPrice(leg.promptTokens()) : null,
                command.patience().deadline(),
                command.patience()::hasLeft,
                command.patience().isAnswerKept(),
                command.payer().user());
    }

    private static ProblemException problem(List<FailedAttempt> failures) {
        FailedAttempt last = failures.getLast();
        List<String> tried = failures.stream()
                .map(failed -> failed.model() + ": " + failed.failure().storedName())
                .toList();
        return new ProblemException(
                        last.failure().problem(),
                        last.failure().problem().title()
                                + ". Tried: "
                                + String.join(", ", tried)
                                + why(last.failure())
                                + (mayBeBilled(failures)
                                        ? ". What may have been billed stays held until that is sure."
                                        : ". Nothing was charged."))
                .with("tried", tried)
                .with("generation_id", last.generationId())
                .retryAfter(last.retryAfter());
    }

    /** What a caller can do about it, where the title alone does not say. */
    private static String why(UpstreamFailure failure) {
        return failure == UpstreamFailure.MODEL_GONE
                ? ". A provider may cost no more than what was held, which is the catalogue's price"
                        + " or, where that is higher, the request's provider.max_price: a choice of"
                        + " providers, or a variant such as ':nitro', may leave only dearer ones"
                : "";
    }
}
