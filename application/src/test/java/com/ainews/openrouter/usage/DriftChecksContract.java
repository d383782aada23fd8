package com.ainews.openrouter.usage;

import static com.ainews.openrouter.usage.TestLines.lent;
import static com.ainews.openrouter.usage.TestLines.own;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.port.DriftChecks;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of drift checks must do. */
public abstract class DriftChecksContract {

    private static final int ALL = 10_000;
    private static final Instant EVER = Instant.parse("2026-01-01T00:00:00Z");

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    protected abstract Ledger ledger();

    protected abstract DriftChecks checks();

    @Test
    void keepsEveryDigitOfEveryCheck() {
        var check = new DriftCheck(
                UUID.randomUUID(),
                ada,
                "sk-or-…7890",
                UUID.randomUUID(),
                Instant.parse("2026-05-01T00:30:00.123456Z"),
                Usd.of("12.345678901234567"),
                Usd.of("12.345678901234568"),
                Usd.of("-0.000000000000001"));

        assertThat(checks().add(check)).isTrue();

        assertThat(checks().last(ada)).contains(check);
    }

    @Test
    void findsTheLastCheckOfEachOwner() {
        DriftCheck first = add(ada, "2026-05-01T00:30:00Z");
        DriftCheck second = add(ada, "2026-05-02T00:30:00Z");
        DriftCheck service = addForService();

        assertThat(second.previous()).isEqualTo(first.id());
        assertThat(checks().last(ada)).contains(second);
        assertThat(checks().last(null)).contains(service);
        assertThat(checks().last(bob)).isEmpty();
    }

    @Test
    void nothingFollowsTheSameCheckTwice() {
        DriftCheck baseline = check(ada, "2026-05-01T00:30:00Z", null);
        assertThat(checks().add(baseline)).isTrue();
        assertThat(checks().add(check(ada, "2026-05-01T00:31:00Z", null))).isFalse();
        assertThat(checks().add(check(bob, "2026-05-01T00:31:00Z", null))).isTrue();

        DriftCheck next = check(ada, "2026-05-02T00:30:00Z", baseline.id());
        assertThat(checks().add(next)).isTrue();
        assertThat(checks().add(check(ada, "2026-05-02T00:31:00Z", baseline.id())))
                .isFalse();

        DriftCheck service = addForService();
        assertThat(checks().add(check(null, "2026-05-04T00:31:00Z", service.previous())))
                .isFalse();
        assertThat(checks().last(ada)).contains(next);
    }

    @Test
    void showsTheNewestOfAllOwnersFirst() {
        DriftCheck first = add(ada, "2026-05-01T00:30:00Z");
        DriftCheck second = add(bob, "2026-05-01T00:30:01Z");
        DriftCheck third = add(ada, "2026-05-02T00:30:00Z");

        assertThat(checks().newest(ALL)).containsSubsequence(third, second, first);
        assertThat(checks().newest(1)).hasSize(1);
    }

    @Test
    void sumsUpWhatWasSettledUntilThenWithTheKey() {
        Instant until = Instant.parse("2026-05-02T00:30:00Z");
        Usd before = checks().ledgerSum(null, until);
        ledger().append(List.of(
                own(ada, "2026-05-01T10:00:00Z", "0.000000000000001"),
                own(ada, "2026-05-02T00:30:00Z", "2"),
                own(ada, "2026-05-02T00:30:00.000001Z", "40"),
                own(bob, "2026-05-01T10:00:00Z", "400"),
                lent(ada, "2026-05-02T00:30:00Z", "5"),
                lent(bob, "2026-05-01T10:00:00Z", "7"),
                lent(bob, "2026-05-02T00:30:00.000001Z", "4000")));

        assertThat(checks().ledgerSum(ada, until)).isEqualTo(Usd.of("2.000000000000001"));
        assertThat(checks().ledgerSum(null, until).minus(before)).isEqualTo(Usd.of("12"));
        assertThat(checks().ledgerSum(new UserId(UUID.randomUUID()), until)).isEqualTo(Usd.ZERO);
    }

    @Test
    void findsUsersWhoseOwnKeyCostSomethingSinceItWasChecked() {
        ledger().append(List.of(
                lent(ada, "2026-05-01T10:00:00Z", "1"), own(bob, "2026-05-01T10:00:00Z", "0")));
        assertThat(mine(EVER)).isEmpty();

        ledger().append(List.of(own(ada, "2026-05-01T10:00:00Z", "1")));
        assertThat(mine(EVER)).containsExactly(ada);
        assertThat(mine(Instant.parse("2026-05-01T10:00:00Z"))).isEmpty();

        add(ada, "2026-05-01T10:00:00Z");
        assertThat(mine(EVER)).isEmpty();

        ledger().append(List.of(own(ada, "2026-05-01T10:00:00.000001Z", "1")));
        assertThat(mine(EVER)).containsExactly(ada);
    }

    @Test
    void whoseKeyWasCheckedLongestAgoComesFirst() {
        UserId eve = new UserId(UUID.randomUUID());
        add(ada, "2026-05-02T00:30:00Z");
        add(bob, "2026-05-01T00:30:00Z");
        ledger().append(List.of(
                own(ada, "2026-05-03T10:00:00Z", "1"),
                own(bob, "2026-05-03T11:00:00Z", "1"),
                own(eve, "2026-05-03T12:00:00Z", "1"),
                own(eve, "2026-05-03T13:00:00Z", "1")));

        assertThat(checks().usersToCheck(EVER, ALL)).containsSubsequence(eve, bob, ada);
        assertThat(checks().usersToCheck(EVER, ALL)).doesNotHaveDuplicates();
        assertThat(checks().usersToCheck(EVER, 1)).hasSize(1);
    }

    private List<UserId> mine(Instant since) {
        return checks().usersToCheck(since, ALL).stream()
                .filter(List.of(ada, bob)::contains)
                .toList();
    }

    /** Other tests may have added some to the same store. */
    private DriftCheck addForService() {
        return add(
                null,
                checks().last(null)
                        .map(last -> last.at().plus(Duration.ofDays(1)).toString())
                        .orElse("2026-05-01T00:30:00Z"));
    }

    private DriftCheck add(@Nullable UserId user, String at) {
        DriftCheck check =
                check(user, at, checks().last(user).map(DriftCheck::id).orElse(null));
        assertThat(checks().add(check)).isTrue();
        return check;
    }

    private static DriftCheck check(@Nullable UserId user, String at, @Nullable UUID previous) {
        return new DriftCheck(
                UUID.randomUUID(),
                user,
                "sk-or-…7890",
                previous,
                Instant.parse(at),
                Usd.of("1"),
                Usd.of("1"),
                Usd.ZERO);
    }
}
