package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.catalog.port.EndpointSource;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FindModelTest {

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final FixedCatalogue catalogue =
            new FixedCatalogue().with("a/b:free", "0", "0", 1_000).with("a/gone", "1", "1", 1_000);
    private final FindModel findModel = new FindModel(catalogue.current(clock));
    private final List<ModelId> asked = new ArrayList<>();

    private final EndpointSource source = model -> {
        asked.add(model);
        return model.value().equals("a/gone")
                ? Optional.empty()
                : Optional.of(new ModelEndpoints(model, List.of(), "{}"));
    };

    private final FindEndpoints findEndpoints = new FindEndpoints(findModel, source);

    @Test
    void findsAModelByItsIdWithItsVariant() {
        assertThat(findModel.find("a/b:free").pricing().isFree()).isTrue();
    }

    @Test
    void whatIsNotInTheCatalogueIsNotAskedFor() {
        refuses(() -> findModel.find("no id"));
        refuses(() -> findEndpoints.find("a/unknown"));
        refuses(() -> findEndpoints.find("../../etc"));

        assertThat(asked).isEmpty();
    }

    @Test
    void endpointsOfAModelThatIsGoneAreNotFound() {
        assertThat(findEndpoints.find("a/b:free").model()).isEqualTo(new ModelId("a/b:free"));
        refuses(() -> findEndpoints.find("a/gone"));
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.MODEL_NOT_FOUND));
    }
}
