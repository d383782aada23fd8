package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingCeilingTest {

    private static final List<String> NAMES =
            List.of(Pricing.PROMPT, Pricing.COMPLETION, Pricing.REQUEST);
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-05-04T00:00:00");

    @Provide
    Arbitrary<Pricing> pricings() {
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("0.01"))
                .ofScale(15);
        Arbitrary<Map<String, BigDecimal>> all =
                price.list().ofSize(3).map(PricingCeilingTest::named);
        Arbitrary<Map<String, BigDecimal>> some = Arbitraries.maps(Arbitraries.of(NAMES), price);
        Arbitrary<Integer> clock = Combinators.combine(
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 59))
                .as((hour, minute) -> hour * 100 + minute);
        Arbitrary<UtcHours> hours = Combinators.combine(clock, clock).as(UtcHours::new);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMaxSize(3);
        Arbitrary<PriceOverride> override = Combinators.combine(
                        Arbitraries.longs().between(0, 20_000),
                        hours.injectNull(0.5),
                        days,
                        Arbitraries.of("of_the_future").set().ofMaxSize(1),
                        some)
                .as(PriceOverride::new);
        return Combinators.combine(all, override.list().ofMaxSize(4)).as(Pricing::new);
    }

    /**
     * As OpenRouter bills: of the overrides that apply, the later one wins, name by name.
     *
     * @param others which of the conditions hold that nobody understands, bit by bit
     */
    private static Usd billed(
            Pricing pricing, long prompt, long completion, LocalDateTime at, int others) {
        Map<String, BigDecimal> prices = new HashMap<>(pricing.prices());
        for (int i = 0; i < pricing.overrides().size(); i++) {
            PriceOverride override = pricing.overrides().get(i);
            boolean longEnough =
                    override.minPromptTokens() == 0 || prompt > override.minPromptTokens();
            boolean onDay =
                    override.days().isEmpty() || override.days().contains(at.getDayOfWeek());
            boolean otherwise = override.otherConditions().isEmpty() || (others & (1 << i)) != 0;
            if (longEnough && onDay && otherwise && isWithin(override.hours(), at.toLocalTime())) {
                prices.putAll(override.prices());
            }
        }
        var now = new Pricing(prices, List.of());
        return now.price(Pricing.PROMPT)
                .times(prompt)
                .plus(now.price(Pricing.COMPLETION).times(completion))
                .plus(now.price(Pricing.REQUEST));
    }

    /** Minute by minute, from the start on. */
    private static boolean isWithin(@Nullable UtcHours hours, LocalTime time) {
        if (hours == null) {
            return true;
        }
        var end = LocalTime.of(hours.end() / 100, hours.end() % 100);
        for (var minute = LocalTime.of(hours.start() / 100, hours.start() % 100);
                !minute.equals(end);
                minute = minute.plusMinutes(1)) {
            if (minute.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                return true;
            }
        }
        return false;
    }

    @Property
    void theCeilingIsEnoughForAnyCallUpToItsBoundsAtAnyHour(
            @ForAll("pricings") Pricing pricing,
            @ForAll @LongRange(max = 40_000) long promptBound,
            @ForAll @LongRange(max = 10_000) long answerBound,
            @ForAll @LongRange(max = 1_000) long promptPart,
            @ForAll @LongRange(max = 1_000) long answerPart,
            @ForAll @LongRange(max = 7 * 24 * 3600) long second,
            @ForAll @IntRange(max = 15) int others) {
        Usd cost = billed(
                pricing,
                promptBound * promptPart / 1_000,
                answerBound * answerPart / 1_000,
                MONDAY.plusSeconds(second),
                others);

        assertThat(pricing.ceiling(promptBound, answerBound, true)).isGreaterThanOrEqualTo(cost);
    }

    @Property
    void theCostAtAnInstantIsWhatIsBilledOrMoreWhereAConditionIsNotUnderstood(
            @ForAll("pricings") Pricing pricing,
            @ForAll @LongRange(max = 40_000) long prompt,
            @ForAll @LongRange(max = 10_000) long answer,
            @ForAll @LongRange(max = 7 * 24 * 3600) long second,
            @ForAll @IntRange(max = 15) int others) {
        LocalDateTime at = MONDAY.plusSeconds(second);
        Usd billed = billed(pricing, prompt, answer, at, others).roundedUp();

        Usd cost = pricing.costAt(prompt, answer, at.toInstant(ZoneOffset.UTC));

        if (pricing.overrides().stream().allMatch(o -> o.otherConditions().isEmpty())) {
            assertThat(cost).isEqualTo(billed);
        }
        assertThat(cost).isLessThanOrEqualTo(pricing.ceiling(prompt, answer, true));
        if (others == 0) {
            assertThat(cost).isGreaterThanOrEqualTo(billed);
        }
    }

    @Property
    void theDearestPriceIsNoLessThanTheListedOneAndNeverFalls(
            @ForAll("pricings") Pricing pricing,
            @ForAll @LongRange(max = 40_000) long tokens,
            @ForAll @LongRange(max = 40_000) long more) {
        for (String name : NAMES) {
            assertThat(pricing.dearest(name, tokens)).isGreaterThanOrEqualTo(pricing.price(name));
            assertThat(pricing.dearest(name, tokens + more))
                    .isGreaterThanOrEqualTo(pricing.dearest(name, tokens));
        }
    }

    @Test
    void aFreeModelHasACeilingOfNothing() {
        var free = new Pricing(
                Map.of("prompt", BigDecimal.ZERO, "completion", BigDecimal.ZERO), List.of());

        assertThat(free.isFree()).isTrue();
        assertThat(free.ceiling(1_000_000, 1_000_000, false)).isEqualTo(Usd.ZERO);
        assertThat(free.price("no_such_price")).isEqualTo(Usd.ZERO);
    }

    @Test
    void aModelThatCostsSomethingAtNightIsNotFree() {
        var free = Map.of("prompt", BigDecimal.ZERO, "completion", BigDecimal.ZERO);
        var atNight = new PriceOverride(
                0, new UtcHours(2200, 600), Set.of(), Set.of(), Map.of("prompt", BigDecimal.ONE));

        assertThat(new Pricing(free, List.of(atNight)).isFree()).isFalse();
        assertThat(new Pricing(
                                free,
                                List.of(PriceOverride.above(
                                        9, Map.of("prompt", BigDecimal.ONE.negate()))))
                        .isKnown())
                .isFalse();
    }

    @Test
    void aRouterWithoutAPriceIsNeitherKnownNorFree() {
        var unknown = new BigDecimal("-1");
        var router = new Pricing(Map.of("prompt", unknown, "completion", unknown), List.of());
        var odd = new Pricing(
                Map.of(
                        "prompt", BigDecimal.ONE,
                        "completion", BigDecimal.ONE,
                        "request", new BigDecimal("-0.1")),
                List.of());

        assertThat(router.isKnown()).isFalse();
        assertThat(router.isFree()).isFalse();
        assertThat(odd.isKnown()).isFalse();
        assertThat(new Pricing(Map.of(), List.of()).isKnown()).isFalse();
    }

    private static Map<String, BigDecimal> named(List<BigDecimal> prices) {
        return Map.of(
                Pricing.PROMPT, prices.get(0),
                Pricing.COMPLETION, prices.get(1),
                Pricing.REQUEST, prices.get(2));
    }
}
