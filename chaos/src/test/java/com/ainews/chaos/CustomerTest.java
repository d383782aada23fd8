package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final BigDecimal ROOMY = BigDecimal.valueOf(999);

    @Test
    void hasALimitOfEachKindAndInTurnOneThatIsTight() {
        for (Kind kind : Kind.values()) {
            Map<Kind, BigDecimal> limits = Customer.limits(kind.ordinal(), 100);

            assertThat(limits).containsOnlyKeys(Kind.values());
            limits.remove(kind);
            assertThat(limits.values()).allMatch(limit -> limit.compareTo(ROOMY) > 0);
        }
        assertThat(Customer.limits(2, 100).get(Kind.REQUESTS_PER_HOUR)).isEqualByComparingTo("50");
        assertThat(Customer.limits(0, 100).get(Kind.DAILY_COST)).isEqualByComparingTo("0.0035");
    }

    @Test
    void hasEveryFifthTimeNoTightOne() {
        assertThat(Customer.limits(4, 100).values()).allMatch(limit -> limit.compareTo(ROOMY) > 0);
    }
}
