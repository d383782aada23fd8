package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.UpstreamFailure.Remedy;
import com.ainews.openrouter.shared.ModelId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutePlanTest {

    private static final ModelId LAST = new ModelId("maker/last");

    @Provide
    Arbitrary<List<@Nullable ModelId>> wanted() {
        return ids().injectNull(0.2).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Set<ModelId>> callable() {
        return Arbitraries.oneOf(ids(), Arbitraries.just(LAST)).set().ofMaxSize(3);
    }

    @Property
    void triesEveryWantedModelThatCanBeCalledOnceAndInOrder(
            @ForAll("wanted") List<@Nullable ModelId> wanted,
            @ForAll("callable") Set<ModelId> callable) {
        Route route = Route.plan(wanted, LAST, callable::contains);
        List<ModelId> possible =
                present(wanted).filter(callable::contains).distinct().toList();

        if (possible.isEmpty()) {
            assertThat(route.models())
                    .isEqualTo(callable.contains(LAST) ? List.of(LAST) : List.of());
        } else {
            assertThat(route.models()).isEqualTo(possible);
        }
        assertThat(route.skipped())
                .isEqualTo(present(wanted).filter(id -> !callable.contains(id)).toList());
    }

    @Test
    void whatWasNotSentCannotHaveBeenBilled() {
        for (UpstreamFailure failure : UpstreamFailure.values()) {
            assertThat(failure.mayBeBilled() && failure.wasNotSent())
                    .as(failure.name())
                    .isFalse();
            assertThat(failure.storedName()).isEqualTo(failure.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void givesUpOnlyWhereEveryModelWouldSayTheSameOrNobodyListens() {
        assertThat(UpstreamFailure.values())
                .filteredOn(failure -> failure.remedy() == Remedy.GIVE_UP)
                .containsExactly(
                        UpstreamFailure.UPSTREAM_CIRCUIT_OPEN,
                        UpstreamFailure.KEY_REJECTED,
                        UpstreamFailure.CREDIT_EXHAUSTED,
                        UpstreamFailure.CLIENT_LEFT,
                        UpstreamFailure.DEADLINE_PASSED);
    }

    private static Arbitrary<ModelId> ids() {
        return Arbitraries.of("maker/a", "maker/b", "maker/c", "maker/d").map(ModelId::new);
    }

    private static Stream<ModelId> present(List<@Nullable ModelId> wanted) {
        return wanted.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
