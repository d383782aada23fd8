package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.limits.HasCostLimit;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanLegTest {

    private static final ModelId MODEL = new ModelId("a/b");
    private static final long CONTEXT = 100_000;
    private static final Map<String, Object> PRESET = Map.of("preset", "mine");

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final PlanLeg planLeg =
            new PlanLeg((_, _, _) -> TokenCount.of(100), new HasCostLimit(new InMemoryBudgets()));

    @Test
    void aFileElsewhereMayFillTheModelsContext() {
        CallPlan.Leg leg = plan(file("https://example.org/long.pdf"));

        assertThat(leg.promptTokens()).isEqualTo(TokenCount.of(CONTEXT));
        assertThat(leg.maxTokens()).isEqualTo(TokenCount.of(50));
    }

    @Test
    void aFileIsTakenForAllThatItsBytesCanBe() {
        String data = "data:application/pdf;base64," + "x".repeat(60_000);

        assertThat(plan(file(data)).promptTokens()).isEqualTo(TokenCount.of(100 + data.length()));
    }

    @Test
    void whatHasNoBoundIsRefusedWhereCostsAreLimited() {
        var limited = new CallSettings.Limits(null, Usd.of("5"), null, null);

        assertThatThrownBy(() ->
                        planLeg.affordable(List.of(offer()), command(PRESET), settings(limited)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.COST_NOT_BOUNDED);
                    assertThat(problem.facts()).containsEntry("unbounded", List.of("preset"));
                });
        assertThat(planLeg.affordable(List.of(offer()), command(Map.of()), settings(limited)))
                .hasSize(1);
    }

    @Test
    void whatHasNoBoundPassesWhereCostsAreNotLimited() {
        var rated = new CallSettings.Limits(null, null, 10L, 1_000L);

        assertThat(planLeg.affordable(List.of(offer()), command(PRESET), settings(rated)))
                .hasSize(1);
    }

    @Test
    void whatHasNoBoundIsNotSentToASubstitute() {
        CallPlan.Leg leg = plan(Map.of());

        assertThat(planLeg.like(leg, offer(), command(PRESET))).isEmpty();
        assertThat(planLeg.like(leg, offer(), command(Map.of()))).isPresent();
    }

    private CallPlan.Leg plan(Map<String, Object> body) {
        return planLeg.plan(offer(), command(body), settings(null)).orElseThrow();
    }

    private ModelOffer offer() {
        var catalogue = new FixedCatalogue().with(MODEL.value(), "1", "1", CONTEXT);
        return Objects.requireNonNull(
                catalogue.findOffers(clock).find(List.of(MODEL)).get(MODEL));
    }

    private static Map<String, Object> file(String data) {
        return Map.of(
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(Map.of("type", "file", "file", Map.of("file_data", data))))));
    }

    private CompletionCommand command(Map<String, Object> body) {
        Map<String, Object> whole = new HashMap<>();
        whole.put("messages", List.of(Map.of("role", "user", "content", "Hello")));
        whole.putAll(body);
        return new CompletionCommand(
                new Payer(
                        new UserId(new UUID(0, 1)), new AccessTokenId(new UUID(0, 2)), null, null),
                new RequestId(new UUID(0, 3)),
                Purpose.CHAT,
                List.of(MODEL),
                Prompt.Passed.of(ChatBody.of(whole)),
                AnswerLength.asked(50L),
                Caching.AS_PREFERRED,
                Priority.INTERACTIVE,
                Patience.until(clock.instant()));
    }

    private static CallSettings settings(CallSettings.@Nullable Limits limits) {
        return new CallSettings(
                new ApiKey("sk-or-v1-sandbox-test"),
                true,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                false,
                false,
                limits == null ? new CallSettings.Limits(null, null, null, null) : limits);
    }
}
