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
        assertThat(Customer.limits(2, 100).get(Kind.REQUESTS_PER_HOUR)).isEqualByComparingTo("40");
        assertThat(Customer.limits(0, 100).get(Kind.DAILY_COST)).isEqualByComparingTo("0.0028");
    }

    @Test
    void hasNoTightOneWhereTheTeamOrTheAccessTokenHas() {
        for (int number : new int[] {4, 5, 10, 11}) {
            assertThat(Customer.limits(number, 100).values())
                    .allMatch(limit -> limit.compareTo(ROOMY) > 0);
            assertThat(Customer.isInTeam(number)).isNotEqualTo(Customer.hasLimitedToken(number));
        }
        assertThat(Customer.isInTeam(4)).isTrue();
        assertThat(Customer.isInTeam(3) || Customer.hasLimitedToken(3)).isFalse();
    }
}
