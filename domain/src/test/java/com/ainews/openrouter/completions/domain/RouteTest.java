package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final ModelId ONE = new ModelId("maker/one");
    private static final ModelId TWO = new ModelId("maker/two");
    private static final ModelId LAST = new ModelId("maker/last");

    @Test
    void triesWhatIsWantedInOrderAndOnce() {
        assertThat(Route.plan(wanted(ONE, null, TWO, ONE), LAST, _ -> true).models())
                .containsExactly(ONE, TWO);
    }

    @Test
    void skipsWhatCannotBeCalled() {
        Route route = Route.plan(wanted(ONE, TWO), LAST, TWO::equals);

        assertThat(route.models()).containsExactly(TWO);
        assertThat(route.skipped()).containsExactly(ONE);
    }

    @Test
    void fallsBackOnTheLastResortOnlyWhereNothingIsLeft() {
        assertThat(Route.plan(wanted(ONE), LAST, LAST::equals).models()).containsExactly(LAST);
        assertThat(Route.plan(wanted(), LAST, _ -> false).models()).isEmpty();
    }

    @Test
    void aFailureThatMayBeBilledIsNeverRetried() {
        for (UpstreamFailure failure : UpstreamFailure.values()) {
            if (failure.mayBeBilled()) {
                assertThat(failure.remedy()).isNotEqualTo(UpstreamFailure.Remedy.RETRY);
                assertThat(failure.wasNotSent()).isFalse();
            }
        }
    }

    private static List<@Nullable ModelId> wanted(@Nullable ModelId... models) {
        List<@Nullable ModelId> wanted = new ArrayList<>();
        for (ModelId model : models) {
            wanted.add(model);
        }
        return wanted;
    }
}
