package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.port.TokenCounter;
import com.ainews.openrouter.limits.HasCostLimit;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Works out what models may use for a completion. */
@Service
class PlanLeg {

    private final TokenCounter tokenCounter;
    private final HasCostLimit hasCostLimit;

    PlanLeg(TokenCounter tokenCounter, HasCostLimit hasCostLimit) {
        this.tokenCounter = tokenCounter;
        this.hasCostLimit = hasCostLimit;
    }

    /**
     * Those of some models that the request may be sent to: where a cost limit is in force, those
     * whose costs have a bound.
     *
     * @throws ProblemException {@code cost_not_bounded} where that is none of them
     */
    List<ModelOffer> affordable(
            List<ModelOffer> offers, CompletionCommand command, CallSettings settings) {
        List<ModelOffer> bounded =
                offers.stream().filter(offer -> isBounded(offer, command)).toList();
        if (bounded.size() == offers.size()
                || !hasCostLimit.check(command.payer(), settings.limits())) {
            return offers;
        }
        if (bounded.isEmpty()) {
            ModelOffer first = offers.getFirst();
            throw notBounded(first.unbounded(command.prompt().extras(first.id())));
        }
        return bounded;
    }

    private static boolean isBounded(ModelOffer offer, CompletionCommand command) {
        return offer.unbounded(command.prompt().extras(offer.id())).isEmpty();
    }

    private static ProblemException notBounded(Collection<String> unbounded) {
        return new ProblemException(
                        ProblemType.COST_NOT_BOUNDED,
                        "A cost limit applies to this call, and nobody can tell before what it would"
                                + " cost at most, because of "
                                + String.join(", ", unbounded)
                                + ". Leave that out of the request, or have the cost limits lifted.")
                .with("unbounded", List.copyOf(unbounded));
    }

    /** With an answer as long as wanted; empty where the prompt leaves no room for any. */
    Optional<CallPlan.Leg> plan(
            ModelOffer offer, CompletionCommand command, CallSettings settings) {
        Size size = size(offer, command);
        long granted = command.length().within(settings.maxTokens(), size.room());
        if (granted <= 0) {
            return Optional.empty();
        }
        TokenCount most = TokenCount.of(granted);
        return Optional.of(new CallPlan.Leg(
                offer.upTo(command.prompt().acceptedPrices()),
                size.prompt(),
                most,
                most,
                command.prompt().choices(),
                command.prompt().extras(offer.id())));
    }

    /**
     * With an answer as long as that of another model; empty where there is no room for that, and
     * where its costs have no bound.
     */
    Optional<CallPlan.Leg> like(CallPlan.Leg other, ModelOffer offer, CompletionCommand command) {
        if (!isBounded(offer, command)) {
            return Optional.empty();
        }
        Size size = size(offer, command);
        return size.room() < other.maxTokens().value()
                ? Optional.empty()
                : Optional.of(new CallPlan.Leg(
                        offer.upTo(command.prompt().acceptedPrices()),
                        size.prompt(),
                        other.maxTokens(),
                        other.wantedTokens(),
                        other.choices(),
                        command.prompt().extras(offer.id())));
    }

    /**
     * How long a prompt is.
     *
     * @param prompt at most
     * @param room for the answer, as a rule: what is attached may leave less
     */
    private record Size(TokenCount prompt, long room) {}

    private Size size(ModelOffer offer, CompletionCommand command) {
        TokenCount text = tokenCounter.upperBound(command.prompt(), offer.id(), offer.tokenizer());
        Prompt.Attached attached = command.prompt().attached();
        long room = offer.roomFor(text.plus(TokenCount.of(attached.likely())));
        // No model reads more than its context.
        long most = attached.most() == 0
                ? text.value()
                : Math.max(
                        text.value(),
                        Math.min(offer.contextLength(), text.value() + attached.most()));
        return new Size(TokenCount.of(most), room);
    }
}
