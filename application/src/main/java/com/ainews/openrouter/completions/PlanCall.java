package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.FindOffers;
import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.Needs;
import com.ainews.openrouter.completions.domain.Route;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Chooses the models for a completion, and works out what each may use. */
@Service
class PlanCall {

    private final FindOffers findOffers;
    private final PlanLeg planLeg;
    private final SaveCost saveCost;
    private final FindSpare findSpare;
    private final CallPolicy policy;

    PlanCall(
            FindOffers findOffers,
            PlanLeg planLeg,
            SaveCost saveCost,
            FindSpare findSpare,
            CallPolicy policy) {
        this.findOffers = findOffers;
        this.planLeg = planLeg;
        this.saveCost = saveCost;
        this.findSpare = findSpare;
        this.policy = policy;
    }

    /**
     * The models that were asked for, else the user's preferred one, then the user's fallback, and
     * a recommended one where the user wants that. Where no model was asked for and the user wants
     * to save costs, a cheaper one that is good enough comes first. A model that lacks what the
     * request needs is left out, unless it is the one that was asked for: OpenRouter knows best
     * what it can do.
     *
     * @throws ProblemException {@code model_not_found} for an asked model that can't be called,
     *     {@code no_model_available}, {@code cost_not_bounded}, or {@code input_too_long}
     */
    CallPlan plan(CompletionCommand command, CallSettings settings) {
        ModelId asked = command.models().isEmpty() ? null : command.models().getFirst();
        List<@Nullable ModelId> wanted = new ArrayList<>(command.models());
        if (asked == null) {
            wanted.add(preferred(command.purpose(), settings));
        }
        wanted.add(settings.fallbackEnabled() ? settings.fallbackModel() : null);
        Map<ModelId, ModelOffer> offers = findOffers.find(Stream.concat(
                        wanted.stream().flatMap(Stream::ofNullable),
                        Stream.of(policy.defaultModel()))
                .toList());
        if (asked != null && !offers.containsKey(asked)) {
            throw notOffered(asked);
        }
        Needs needs = command.prompt().needs();
        Route route = Route.plan(wanted, policy.defaultModel(), id -> {
            ModelOffer offer = offers.get(id);
            return offer != null && (id.equals(asked) || canDo(offer, needs));
        });
        if (route.models().isEmpty()) {
            throw new ProblemException(
                    ProblemType.NO_MODEL_AVAILABLE,
                    "None of your preferred models can be called now, nor can the service's own "
                            + policy.defaultModel()
                            + (needs.isNone() ? "" : ", for a request that needs " + words(needs))
                            + ". Choose a model of the catalogue in the settings or the request.");
        }
        List<ModelOffer> affordable = planLeg.affordable(offered(route, offers), command, settings);
        List<CallPlan.Leg> legs = legs(affordable, command, settings);
        List<FailedAttempt> passedOver = Stream.concat(
                        notAbleTo(route, offers), tooShortFor(affordable, legs))
                .filter(passed -> !passed.model().equals(settings.fallbackModel()))
                .distinct()
                .toList();
        if (asked == null && settings.costOptimization()) {
            legs = cheapestFirst(legs, command);
        }
        return new CallPlan(
                legs,
                passedOver,
                settings.fallbackRecommended() ? spare(legs, command) : CallPlan.Spare.NONE);
    }

    /** Each once, though a model may be wanted by its id and by its canonical slug. */
    private static List<ModelOffer> offered(Route route, Map<ModelId, ModelOffer> offers) {
        Set<ModelId> known = new HashSet<>();
        return route.models().stream()
                .map(offers::get)
                .filter(offer -> known.add(offer.id()))
                .toList();
    }

    private static Stream<FailedAttempt> notAbleTo(Route route, Map<ModelId, ModelOffer> offers) {
        return route.skipped().stream()
                .map(model -> FailedAttempt.passedOver(
                        model,
                        offers.containsKey(model)
                                ? UpstreamFailure.LACKS_CAPABILITY
                                : UpstreamFailure.NOT_OFFERED));
    }

    private static Stream<FailedAttempt> tooShortFor(
            List<ModelOffer> offers, List<CallPlan.Leg> legs) {
        Set<ModelId> fitting =
                legs.stream().map(leg -> leg.offer().id()).collect(Collectors.toUnmodifiableSet());
        return offers.stream()
                .map(ModelOffer::id)
                .filter(model -> !fitting.contains(model))
                .map(model -> FailedAttempt.passedOver(model, UpstreamFailure.LACKS_CAPABILITY));
    }

    /** The preferred model stays behind the cheaper one, also without fallbacks: it was chosen. */
    private List<CallPlan.Leg> cheapestFirst(List<CallPlan.Leg> legs, CompletionCommand command) {
        return saveCost.cheaper(command, legs.getFirst())
                .map(cheaper -> Stream.concat(
                                Stream.of(cheaper),
                                legs.stream()
                                        .filter(leg -> !leg.offer()
                                                .id()
                                                .equals(cheaper.offer().id())))
                        .toList())
                .orElse(legs);
    }

    private CallPlan.Spare spare(List<CallPlan.Leg> legs, CompletionCommand command) {
        Set<ModelId> known = legs.stream()
                .map(leg -> leg.offer().listedId())
                .collect(Collectors.toUnmodifiableSet());
        return failed -> findSpare.find(command, failed, known);
    }

    private List<CallPlan.Leg> legs(
            List<ModelOffer> offers, CompletionCommand command, CallSettings settings) {
        List<CallPlan.Leg> legs = offers.stream()
                .flatMap(offer -> planLeg.plan(offer, command, settings).stream())
                .toList();
        if (legs.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INPUT_TOO_LONG,
                    "The text is longer than the context of "
                            + String.join(
                                    ", ",
                                    offers.stream().map(o -> o.id().value()).toList())
                            + ". Shorten it, or choose a model with a longer context.");
        }
        return legs;
    }

    static boolean canDo(ModelOffer offer, Needs needs) {
        return needs.parameters().stream().allMatch(offer::supports)
                && needs.inputs().stream().allMatch(offer::accepts)
                && needs.outputs().stream().allMatch(offer::answersIn);
    }

    private static String words(Needs needs) {
        return Stream.of(
                        needs.parameters().stream(),
                        needs.inputs().stream(),
                        needs.outputs().stream().map(output -> output + " as output"))
                .flatMap(Function.identity())
                .sorted()
                .collect(Collectors.joining(", "));
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
                        "The model '%s' can't be called: the catalogue does not have it, it has expired, or its price is"
                                        .formatted(model)
                                + " not known before the call and the operator has set no ceiling for"
                                + " that (OPENROUTER_UNKNOWN_PRICE_CEILING_…). Choose another one.")
                .with("model", model.value());
    }
}
