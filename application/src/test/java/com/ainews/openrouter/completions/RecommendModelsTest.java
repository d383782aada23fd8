package com.ainews.openrouter.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.catalog.SomeModel;
import com.ainews.openrouter.completions.domain.Recommendation;
import com.ainews.openrouter.completions.domain.RecommendationDraft;
import com.ainews.openrouter.completions.domain.Recommendations;
import com.ainews.openrouter.completions.domain.Unfit;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.Violation;
import com.ainews.openrouter.shared.Violations;
import com.ainews.openrouter.usage.KnownModelResults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommendModelsTest {

    private static final Set<String> TOOLS = Set.of("tools", "structured_outputs");

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final KnownModelResults results = new KnownModelResults();
    private final FixedCatalogue catalogue = new FixedCatalogue()
            .with(SomeModel.measured("maker/good", "maker/good-1", "0.00001", "60", TOOLS))
            .with(SomeModel.measured("maker/good:free", "maker/good-1", "0", "60", TOOLS))
            .with(SomeModel.measured("maker/cheap", "maker/cheap-1", "0.000001", "50", TOOLS))
            .with(SomeModel.measured("maker/plain", "maker/plain-1", "0.000001", "50", Set.of()))
            .with(SomeModel.writing(
                    SomeModel.measured("maker/sings", "maker/sings-1", "0", "90", TOOLS),
                    Set.of("text", "audio")))
            .with("maker/unpriced", "-1", "-1", 100_000);

    @Test
    void ranksWhatCanBeCalledByPriceBenchmarkAndOwnResults() {
        results.with("maker/good", 5, 95).with("maker/cheap", 99, 1).with("maker/plain", 5, 95);

        Recommendations recommended = recommend("chat", null, 42L);

        assertThat(recommended.considered()).isEqualTo(4);
        assertThat(recommended.seed()).isEqualTo(42);
        Recommendation cheap = recommended.models().getFirst();
        assertThat(cheap.model().value()).isIn("maker/cheap", "maker/good:free");
        assertThat(find(recommended, "maker/cheap").calls()).isEqualTo(100);
        assertThat(find(recommended, "maker/cheap").reasons())
                .contains("99 % of 100 calls here succeeded");
        assertThat(find(recommended, "maker/good:free").calls()).isZero();
        assertThat(recommended.models().stream()
                        .skip(2)
                        .map(model -> model.model().value()))
                .containsExactlyInAnyOrder("maker/good", "maker/plain");
    }

    @Test
    void theCostIsThatOfThisCall() {
        results.with("maker/cheap", 1_000_000, 0);

        Recommendation cheap = find(recommend("summarization", null, 1L), "maker/cheap");

        // 1,000 tokens of input, and 100 as the model usually answers here.
        assertThat(cheap.expectedCost()).isEqualTo(Usd.of("0.0011"));
        assertThat(cheap.expectedLatency()).hasMillis(2_000);
    }

    @Test
    void whatAnsweredUnderItsDatedNameCountsForTheModelButNotForItsVariants() {
        results.with("maker/good-1", 30, 0).with("maker/good", 2, 8);

        Recommendations recommended = recommend("chat", null, 1L);

        assertThat(find(recommended, "maker/good").calls()).isEqualTo(40);
        assertThat(find(recommended, "maker/good").reasons())
                .contains("80 % of 40 calls here succeeded");
        assertThat(find(recommended, "maker/good:free").calls()).isZero();
    }

    @Test
    void whatIsNeededLeavesOthersOut() {
        Recommendations recommended = recommend("code", "tools", 1L);

        assertThat(recommended.leftOut()).containsExactly(Map.entry(Unfit.PARAMETERS, 1));
        assertThat(recommended.models()).hasSize(3);
    }

    @Test
    void withoutASeedEachAnswerTellsOneThatGivesItAgain() {
        Recommendations first = recommend("chat", null, null);

        assertThat(first.seed()).isBetween(0L, RecommendationDraft.MAX_SEED);
        assertThat(recommend("chat", null, first.seed())).isEqualTo(first);
        assertThat(recommend("chat", null, null).seed()).isNotEqualTo(first.seed());
    }

    @Test
    void allThatIsWrongIsToldAtOnceAlsoWhatWasFoundBefore() {
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> recommendModels()
                        .recommend(
                                draft("poetry", "tool", null),
                                new Violations()
                                        .require(false, "limit", "x", "must be a whole number")));

        assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("limit", "task", "supported_parameters");
        assertThat(problem.violations())
                .contains(new Violation(
                        "supported_parameters",
                        "tool",
                        "must be one of structured_outputs, tools"));
    }

    private Recommendations recommend(
            String task, @Nullable String parameter, @Nullable Long seed) {
        return recommendModels().recommend(draft(task, parameter, seed), new Violations());
    }

    private RecommendModels recommendModels() {
        return new ModelChoice(
                        catalogue, results, (_, _, _) -> TokenCount.of(1), UUID::randomUUID, clock)
                .recommendModels();
    }

    private static RecommendationDraft draft(
            String task, @Nullable String parameter, @Nullable Long seed) {
        return new RecommendationDraft(
                task,
                null,
                null,
                parameter == null ? List.of() : List.of(parameter),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                20,
                seed);
    }

    private static Recommendation find(Recommendations recommended, String model) {
        return recommended.models().stream()
                .filter(one -> one.model().equals(new ModelId(model)))
                .findFirst()
                .orElseThrow();
    }
}
