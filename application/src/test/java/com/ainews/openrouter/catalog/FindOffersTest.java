package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.SettableClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindOffersTest {

    private final FindOffers findOffers = new FixedCatalogue()
            .with("maker/model", "0.000001", "0.000002", 1_000)
            .findOffers(new SettableClock("2026-05-01T10:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"nitro", "floor", "exacto", "online", "thinking", "extended"})
    void aVariantIsOfferedAsItsModelIs(String variant) {
        var wanted = new ModelId("maker/model:" + variant);

        assertThat(findOffers.find(List.of(wanted)).values())
                .extracting(ModelOffer::id, ModelOffer::listedId)
                .containsExactly(tuple(wanted, new ModelId("maker/model")));
    }

    @Test
    void aCanonicalSlugIsOfferedAsTheModelAndNotAsItsFreeVariant() {
        var slug = new ModelId("maker/model-2026-05-01");
        FindOffers bySlug = new FixedCatalogue()
                .with(SomeModel.measured("maker/model:free", slug.value(), "0", null, Set.of()))
                .with(SomeModel.measured("maker/model", slug.value(), "1", null, Set.of()))
                .with(SomeModel.measured("maker/model:late", slug.value(), "0", null, Set.of()))
                .findOffers(new SettableClock("2026-05-01T10:00:00Z"));

        assertThat(bySlug.find(List.of(slug)).get(slug))
                .extracting(ModelOffer::id)
                .isEqualTo(new ModelId("maker/model"));
    }

    @Test
    void aVariantThatNobodyKnowsIsNotOffered() {
        assertThat(findOffers.find(List.of(new ModelId("maker/model:free")))).isEmpty();
    }
}
