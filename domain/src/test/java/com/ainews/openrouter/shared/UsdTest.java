package com.ainews.openrouter.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UsdTest {

    private static final BigDecimal STEP = new BigDecimal("0.000000000001");

    @Provide
    Arbitrary<Usd> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                .ofScale(18)
                .map(Usd::new);
    }

    @Property
    void roundsUpByLessThanOneStepAndNeverDown(@ForAll("amounts") Usd amount) {
        BigDecimal gained = amount.roundedUp().minus(amount).amount();

        assertThat(gained).isNotNegative().isLessThan(STEP);
        assertThat(amount.roundedUp().roundedUp()).isEqualTo(amount.roundedUp());
    }

    @Property
    void addsExactlyInAnyOrder(
            @ForAll("amounts") Usd a, @ForAll("amounts") Usd b, @ForAll("amounts") Usd c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(b).plus(a));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
    }

    @Property
    void isEqualWhateverItsScale(@ForAll("amounts") Usd amount) {
        Usd longer = new Usd(amount.amount().setScale(30));

        assertThat(longer).isEqualTo(amount).hasSameHashCodeAs(amount);
    }
}
