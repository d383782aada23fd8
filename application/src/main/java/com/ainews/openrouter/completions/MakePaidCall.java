package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.completions.port.CompletionGateway.Reply;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tries the models of a plan one after the other, under a hold, until one answers. */
@Service
class MakePaidCall {

    private final CompletionGateway gateway;
    private final CallAccount account;
    private final ApplicationEventPublisher events;

    MakePaidCall(CompletionGateway gateway, CallAccount account, ApplicationEventPublisher events) {
        this.gateway = gateway;
        this.account = account;
        this.events = events;
    }

    /**
     * One hold covers all models, since at most one of them is billed. A call of which nobody knows
     * whether it was billed leaves its hold behind until the lease ends, and what is tried after it
     * gets a hold of its own.
     */
    Completion make(CompletionCommand command, CallSettings settings, CallPlan plan) {
        List<FailedAttempt> failures = new ArrayList<>();
        CallAccount.@Nullable Open open = null;
        for (int i = 0; i < plan.legs().size(); i++) {
            CallPlan.Leg leg = plan.legs().get(i);
            if (open == null) {
                open = account.open(command, settings.limits(), plan.from(i));
            }
            Reply reply = gateway.complete(call(command, settings, leg));
            for (FailedAttempt failure : reply.failures()) {
                failures.add(failure);
                open.failed(failure);
                events.publishEvent(event(command, failure));
            }
            if (reply instanceof Reply.Answered answered) {
                return account.settle(open, leg, answered.answer(), failures);
            }
            UpstreamFailure failure = failures.getLast().failure();
            if (failure.mayBeBilled()) {
                open = null;
            }
            if (failure.remedy() == UpstreamFailure.Remedy.GIVE_UP) {
                break;
            }
        }
        if (open != null) {
            account.closeUnbilled(open);
        }
        throw problem(failures);
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
                command.user());
    }

    private static UpstreamCallFailed event(CompletionCommand command, FailedAttempt failed) {
        return new UpstreamCallFailed(
                command.user(),
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
        return new ProblemException(
                        last.failure().problem(),
                        last.failure().problem().title()
                                + ". Tried: "
                                + String.join(", ", tried)
                                + (unsure
                                        ? ". What may have been billed stays held until that is sure."
                                        : ". Nothing was charged."))
                .with("tried", tried)
                .retryAfter(last.retryAfter());
    }
}
