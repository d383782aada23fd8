package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.FindOffers;
import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.Route;
import com.ainews.openrouter.completions.port.TokenCounter;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TokenCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Chooses the models for a completion, and works out what each may use. */
@Service
class PlanCall {

    private final FindOffers findOffers;
    private final TokenCounter tokenCounter;
    private final CallPolicy policy;

    PlanCall(FindOffers findOffers, TokenCounter tokenCounter, CallPolicy policy) {
        this.findOffers = findOffers;
        this.tokenCounter = tokenCounter;
        this.policy = policy;
    }

    /**
     * The model that was asked for, else the user's preferred one, then the user's fallback.
     *
     * @throws ProblemException {@code model_not_found} for an asked model that can't be called,
     *     {@code no_model_available}, or {@code input_too_long}
     */
    CallPlan plan(CompletionCommand command, CallSettings settings) {
        List<@Nullable ModelId> wanted = new ArrayList<>();
        wanted.add(
                command.model() == null ? preferred(command.purpose(), settings) : command.model());
        wanted.add(settings.fallbackEnabled() ? settings.fallbackModel() : null);
        Map<ModelId, ModelOffer> offers = findOffers.find(Stream.concat(
                        wanted.stream().flatMap(Stream::ofNullable),
                        Stream.of(policy.defaultModel()))
                .toList());
        if (command.model() != null && !offers.containsKey(command.model())) {
            throw notOffered(command.model());
        }
        Route route = Route.plan(wanted, policy.defaultModel(), offers::containsKey);
        if (route.models().isEmpty()) {
            throw new ProblemException(
                    ProblemType.NO_MODEL_AVAILABLE,
                    "None of your preferred models can be called now, nor can the service's own "
                            + policy.defaultModel()
                            + ". Choose a model of the catalogue in the settings or the request.");
        }
        return legs(route.models().stream().map(offers::get).toList(), command, settings);
    }

    private CallPlan legs(
            List<ModelOffer> offers, CompletionCommand command, CallSettings settings) {
        List<CallPlan.Leg> legs = new ArrayList<>();
        for (ModelOffer offer : offers) {
            TokenCount prompt =
                    tokenCounter.upperBound(command.prompt(), offer.id(), offer.tokenizer());
            long wanted = settings.maxTokens() == null
                    ? command.maxTokens().value()
                    : settings.maxTokens();
            long granted = Math.min(wanted, offer.roomFor(prompt));
            if (granted > 0) {
                TokenCount most = TokenCount.of(granted);
                legs.add(new CallPlan.Leg(offer, prompt, most, most));
            }
        }
        if (legs.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INPUT_TOO_LONG,
                    "The text is longer than the context of "
                            + String.join(
                                    ", ",
                                    offers.stream().map(o -> o.id().value()).toList())
                            + ". Shorten it, or choose a model with a longer context.");
        }
        return new CallPlan(legs);
    }

    private static @Nullable ModelId preferred(Purpose purpose, CallSettings settings) {
        return switch (purpose) {
            case SUMMARIZATION -> settings.summarizationModel();
            case CHAT -> settings.chatModel();
        };
    }

    private static ProblemException notOffered(ModelId model) {
        return new ProblemException(
                        ProblemType.MODEL_NOT_FOUND,
                        "The model '%s' can't be called: the catalogue does not have it, or its price is"
                                        .formatted(model)
                                + " not known before the call and the operator has set no ceiling for"
                                + " that (OPENROUTER_UNKNOWN_PRICE_CEILING_…). Choose another one.")
                .with("model", model.value());
    }
}
