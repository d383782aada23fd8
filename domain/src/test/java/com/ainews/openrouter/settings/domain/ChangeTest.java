package com.ainews.openrouter.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Provide
    Arbitrary<Change<String>> changes() {
        return Arbitraries.oneOf(
                Arbitraries.create(Change::keep),
                Arbitraries.create(Change::clear),
                Arbitraries.strings().map(Change::to));
    }

    @Property
    void keepsWhatIsNotMentioned(@ForAll String old) {
        assertThat(Change.<String>keep().appliedTo(old)).isSameAs(old);
        assertThat(Change.<String>keep().appliedTo(null)).isNull();
    }

    @Property
    void clearsAndSetsWhateverWasThere(@ForAll String old, @ForAll String value) {
        assertThat(Change.<String>clear().appliedTo(old)).isNull();
        assertThat(Change.to(value).appliedTo(old)).isSameAs(value);
        assertThat(Change.to(value).appliedTo(null)).isSameAs(value);
    }

    @Property
    void makesNoDifferenceWhenMadeAgain(
            @ForAll("changes") Change<String> change, @ForAll String old) {
        String once = change.appliedTo(old);

        assertThat(change.appliedTo(once)).isEqualTo(once);
    }

    @Property
    void mapsOnlyAValue(@ForAll("changes") Change<String> change) {
        Change<Integer> mapped = change.map(String::length);

        assertThat(mapped.isKept()).isEqualTo(change.isKept());
        String value = change.newValue();
        if (value == null) {
            assertThat(mapped.newValue()).isNull();
        } else {
            assertThat(mapped.newValue()).isEqualTo(value.length());
        }
    }

    @Property
    void mapsInTwoStepsAsInOne(@ForAll("changes") Change<String> change) {
        assertThat(change.map(String::length).map(length -> length + 1))
                .isEqualTo(change.map(text -> text.length() + 1));
        assertThat(change.map(text -> text)).isEqualTo(change);
    }

    @Test
    void nullIsToClear() {
        assertThat(Change.<String>to(null)).isEqualTo(Change.clear());
        assertThat(Change.<String>to(null).isKept()).isFalse();
        assertThat(Change.keep().newValue()).isNull();
    }
}
