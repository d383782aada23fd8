package com.ainews.openrouter.limits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitStateTest {

    private static final Scope SCOPE = new Scope(ScopeType.USER, new UUID(0, 1));
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    @Property
    void whatIsLeftIsNeverNegativeAndNeverMoreThanTheLimit(
            @ForAll @BigRange(min = "0", max = "1000") @Scale(12) BigDecimal limit,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(12) BigDecimal spent,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(12) BigDecimal held) {
        LimitState state = state(limit, spent, held);

        assertThat(state.left()).isNotNull().isNotNegative().isLessThanOrEqualTo(limit);
        if (state.isWithinLimit()) {
            assertThat(spent.add(held).add(state.left())).isEqualByComparingTo(limit);
        } else {
            assertThat(state.left()).isZero();
        }
    }

    @Property
    void whatIsLeftCanBeHeldAndNothingMore(
            @ForAll @BigRange(min = "0", max = "100") @Scale(12) BigDecimal left,
            @ForAll @BigRange(min = "0", max = "100") @Scale(12) BigDecimal spent,
            @ForAll @BigRange(min = "0", max = "100") @Scale(12) BigDecimal held) {
        BigDecimal limit = spent.add(held).add(left);
        BigDecimal smallest = BigDecimal.ONE.movePointLeft(Usd.STORED_SCALE);

        assertThat(state(limit, spent, held).left()).isEqualByComparingTo(left);
        assertThat(state(limit, spent, held.add(left)).isWithinLimit()).isTrue();
        assertThat(state(limit, spent, held.add(left).add(smallest)).isWithinLimit())
                .isFalse();
    }

    @Test
    void withoutALimitAnythingGoes() {
        LimitState state = state(null, new BigDecimal("1e12"), BigDecimal.TEN);

        assertThat(state.left()).isNull();
        assertThat(state.isWithinLimit()).isTrue();
    }

    @Test
    void aLimitOfNothingAllowsNothing() {
        assertThat(state(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO).left())
                .isZero();
        assertThat(state(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE).isWithinLimit())
                .isFalse();
    }

    @Test
    void onlyAHoldThatIsHeldCanBecomeAnythingElse() {
        Set<HoldState> ended = EnumSet.allOf(HoldState.class);
        ended.remove(HoldState.HELD);

        assertThat(HoldState.HELD.next()).isEqualTo(ended);
        assertThat(Arrays.stream(HoldState.values())
                        .filter(state -> !state.next().isEmpty()))
                .containsExactly(HoldState.HELD);
    }

    @Test
    void aDemandIsMeasuredInTheUnitOfEachKind() {
        Demand demand = Demand.ofCall(new Usd(QUARTER), TokenCount.of(1_234));

        for (LimitKind kind : LimitKind.values()) {
            BigDecimal expected = switch (kind) {
                case DAILY_COST, MONTHLY_COST -> QUARTER;
                case REQUESTS_PER_HOUR -> BigDecimal.ONE;
                case TOKENS_PER_HOUR -> new BigDecimal(1_234);
            };
            assertThat(demand.of(kind)).as(kind.wireName()).isEqualByComparingTo(expected);
            assertThat(Demand.NOTHING.of(kind)).isZero();
            assertThat(kind.isRate()).isEqualTo(kind.window() == Window.ROLLING_HOUR);
        }
    }

    private static LimitState state(@Nullable BigDecimal limit, BigDecimal spent, BigDecimal held) {
        return new LimitState(
                SCOPE, LimitKind.DAILY_COST, limit, spent, held, BigDecimal.ZERO, Instant.EPOCH);
    }
}
