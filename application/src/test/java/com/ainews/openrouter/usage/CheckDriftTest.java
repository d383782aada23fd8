package com.ainews.openrouter.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.settings.InMemoryKeyAudit;
import com.ainews.openrouter.settings.InMemoryUserSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.settings.TransparentVault;
import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.DriftCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckDriftTest {

    private static final String SERVICE_KEY = "sk-or-v1-of-the-service-1111";
    private static final String ADAS_KEY = "sk-or-v1-that-ada-has-2222";
    private static final String BOBS_KEY = "sk-or-v1-that-bob-has-3333";

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final SettableClock clock = new SettableClock("2026-05-01T00:30:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryDriftChecks checks = new InMemoryDriftChecks(ledger);
    private final InMemoryUserSettings settings = new InMemoryUserSettings();
    private final TransparentVault vault = new TransparentVault();
    private final Map<String, Usd> reported = new ConcurrentHashMap<>();
    private final List<Object> events = new CopyOnWriteArrayList<>();

    @Test
    void theFirstCheckOfAKeyHasNoDrift() {
        spend(null, "3");
        reported.put(SERVICE_KEY, Usd.of("100"));

        DriftCheck check = onlyCheck();

        assertThat(check.user()).isNull();
        assertThat(check.at()).isEqualTo(clock.instant());
        assertThat(check.keyLabel()).isEqualTo("sk-or-…1111");
        assertThat(check.reported()).isEqualTo(Usd.of("100"));
        assertThat(check.ledger()).isEqualTo(Usd.of("3"));
        assertThat(check.drift()).isEqualTo(Usd.ZERO);
        assertThat(events).isEmpty();
    }

    @Test
    void aLedgerThatGrowsAsOpenRouterBillsHasNoDrift() {
        reported.put(SERVICE_KEY, Usd.of("100"));
        onlyCheck();

        spend(null, "0.000000000000001");
        reported.put(SERVICE_KEY, Usd.of("100.000000000000001"));

        assertThat(onlyCheck().drift()).isEqualTo(Usd.ZERO);
    }

    @Test
    void whatOpenRouterBilledBeyondTheLedgerIsDriftOnce() {
        reported.put(SERVICE_KEY, Usd.of("100"));
        onlyCheck();

        spend(null, "1");
        reported.put(SERVICE_KEY, Usd.of("101.02"));

        assertThat(onlyCheck().drift()).isEqualTo(Usd.of("0.02"));
        assertThat(events).containsExactly(new LedgerDrifted(null, Usd.of("0.02")));
        assertThat(onlyCheck().drift()).isEqualTo(Usd.ZERO);
        assertThat(events).hasSize(1);
    }

    @Test
    void whatTheLedgerHasBeyondOpenRouterIsDriftToo() {
        reported.put(SERVICE_KEY, Usd.of("100"));
        onlyCheck();

        spend(null, "0.010000001");

        assertThat(onlyCheck().drift()).isEqualTo(Usd.of("-0.010000001"));
        assertThat(events).containsExactly(new LedgerDrifted(null, Usd.of("-0.010000001")));
    }

    @Test
    void aDriftUpToTheToleranceIsNoAlert() {
        reported.put(SERVICE_KEY, Usd.of("100"));
        onlyCheck();

        reported.put(SERVICE_KEY, Usd.of("100.01"));

        assertThat(onlyCheck().drift()).isEqualTo(Usd.of("0.01"));
        assertThat(events).isEmpty();
    }

    @Test
    void eachKeyIsComparedWithItsOwnLines() {
        setKey(ada, ADAS_KEY);
        setKey(bob, BOBS_KEY);
        spend(null, "1");
        spend(ada, "2");
        spend(bob, "4");
        reported.putAll(
                Map.of(SERVICE_KEY, Usd.of("10"), ADAS_KEY, Usd.of("20"), BOBS_KEY, Usd.of("40")));
        assertThat(check()).hasSize(3);

        spend(null, "1");
        spend(ada, "2");
        spend(bob, "4");
        reported.putAll(Map.of(
                SERVICE_KEY, Usd.of("11"), ADAS_KEY, Usd.of("22.5"), BOBS_KEY, Usd.of("44")));
        List<DriftCheck> found = check();

        assertThat(found.getFirst().user()).isNull();
        assertThat(found)
                .hasSize(3)
                .allSatisfy(check -> assertThat(check.drift())
                        .isEqualTo(ada.equals(check.user()) ? Usd.of("0.5") : Usd.ZERO));
        assertThat(events).containsExactly(new LedgerDrifted(ada, Usd.of("0.5")));
    }

    @Test
    void aKeyThatWasNotUsedIsNotAskedForAgain() {
        setKey(ada, ADAS_KEY);
        spend(ada, "2");
        reported.putAll(Map.of(SERVICE_KEY, Usd.of("10"), ADAS_KEY, Usd.of("20")));
        assertThat(check()).hasSize(2);

        assertThat(onlyCheck().user()).isNull();
    }

    @Test
    void aKeyThatCannotBeAskedForIsLeftOutAndItsNextCheckCoversThatTime() {
        setKey(ada, ADAS_KEY);
        spend(ada, "2");
        reported.put(ADAS_KEY, Usd.of("20"));
        assertThat(onlyCheck().user()).isEqualTo(ada);

        spend(ada, "2");
        reported.clear();
        assertThat(check()).isEmpty();

        reported.put(ADAS_KEY, Usd.of("22.25"));
        assertThat(onlyCheck().drift()).isEqualTo(Usd.of("0.25"));
    }

    @Test
    void aUserWhoTookTheKeyBackIsLeftOut() {
        setKey(ada, ADAS_KEY);
        spend(ada, "2");
        setKey(ada, null);
        reported.putAll(Map.of(SERVICE_KEY, Usd.of("10"), ADAS_KEY, Usd.of("20")));

        assertThat(onlyCheck().user()).isNull();
    }

    @Test
    void aKeyThatCannotBeReadDoesNotStopTheOthers() {
        setKey(ada, ADAS_KEY);
        setKey(bob, BOBS_KEY);
        settings.save(
                ada,
                keyDraft(ADAS_KEY)
                        .toChange(key -> new SealedKey(new byte[0], key.label(), clock.instant())),
                clock.instant());
        spend(ada, "2");
        spend(bob, "2");
        reported.put(BOBS_KEY, Usd.of("20"));

        assertThat(onlyCheck().user()).isEqualTo(bob);
    }

    @Test
    void anotherKeyOfTheSameUserBeginsAnew() {
        setKey(ada, ADAS_KEY);
        spend(ada, "2");
        reported.put(ADAS_KEY, Usd.of("20"));
        onlyCheck();

        setKey(ada, BOBS_KEY);
        spend(ada, "2");
        reported.put(BOBS_KEY, Usd.of("0.5"));

        assertThat(onlyCheck().drift()).isEqualTo(Usd.ZERO);
        assertThat(events).isEmpty();
        spend(ada, "2");
        reported.put(BOBS_KEY, Usd.of("2.5"));
        assertThat(onlyCheck().drift()).isEqualTo(Usd.ZERO);
    }

    @Test
    void aServiceWithoutAKeyChecksThoseOfItsUsers() {
        setKey(ada, ADAS_KEY);
        spend(ada, "2");
        reported.putAll(Map.of(SERVICE_KEY, Usd.of("10"), ADAS_KEY, Usd.of("20")));

        assertThat(checkDrift(new ServiceKey(null, true)).check())
                .extracting(DriftCheck::user)
                .containsExactly(ada);
    }

    @Test
    void checksNoMoreThanSoManyKeysInOneRun() {
        reported.put(SERVICE_KEY, Usd.of("10"));
        reported.put(ADAS_KEY, Usd.of("20"));
        for (int i = 0; i < CheckDrift.MAX_KEYS; i++) {
            var user = new UserId(UUID.randomUUID());
            setKey(user, ADAS_KEY);
            spend(user, "1");
        }

        assertThat(check()).hasSize(CheckDrift.MAX_KEYS);
        assertThat(check()).hasSize(2);
    }

    @Test
    void onlyAdministratorsSeeHowWellTheLedgerAgrees() {
        Caller user = caller(false);
        var checkDriftNow = new CheckDriftNow(checkDrift(serviceKey()));
        var readDrift = new ReadDrift(checks);
        var readEstimatedCalls = new ReadEstimatedCalls(new InMemoryEstimates(ledger));

        assertThat(refusal(() -> checkDriftNow.check(user))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal(() -> readDrift.read(user, 1))).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal(() -> readEstimatedCalls.read(user, 1)))
                .isEqualTo(ProblemType.FORBIDDEN);

        reported.put(SERVICE_KEY, Usd.of("10"));
        List<DriftCheck> made = checkDriftNow.check(caller(true));
        assertThat(readDrift.read(caller(true), 1)).isEqualTo(made).hasSize(1);
        spend(null, "1");
        var estimate = TestLines.line(ada, CostSource.ESTIMATED, false, clock.instant(), "1");
        ledger.append(List.of(estimate));
        assertThat(readEstimatedCalls.read(caller(true), 200)).containsExactly(estimate);
    }

    @Test
    void aPageHasALimit() {
        var readDrift = new ReadDrift(checks);
        var readEstimatedCalls = new ReadEstimatedCalls(new InMemoryEstimates(ledger));
        for (int limit : List.of(0, 201)) {
            assertThat(refusal(() -> readDrift.read(caller(true), limit)))
                    .isEqualTo(ProblemType.VALIDATION_FAILED);
            assertThat(refusal(() -> readEstimatedCalls.read(caller(true), limit)))
                    .isEqualTo(ProblemType.VALIDATION_FAILED);
        }
    }

    @Test
    void noToleranceIsBelowZero() {
        assertThatThrownBy(() -> new DriftTolerance(Usd.of("-0.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private DriftCheck onlyCheck() {
        List<DriftCheck> made = check();
        assertThat(made).hasSize(1);
        return made.getFirst();
    }

    private List<DriftCheck> check() {
        clock.advance(Duration.ofMinutes(1));
        return checkDrift(serviceKey()).check();
    }

    private CheckDrift checkDrift(ServiceKey serviceKey) {
        return new CheckDrift(
                serviceKey,
                new ResolveCallSettings(
                        settings,
                        vault,
                        new InMemoryKeyAudit(),
                        serviceKey,
                        UUID::randomUUID,
                        clock),
                checks,
                new CheckKeyDrift(
                        key -> Optional.ofNullable(reported.get(key.secret())),
                        checks,
                        new DriftTolerance(Usd.of("0.01")),
                        events::add,
                        UUID::randomUUID,
                        clock),
                clock);
    }

    private static ServiceKey serviceKey() {
        return new ServiceKey(new ApiKey(SERVICE_KEY), true);
    }

    /** With the service's key where there is no owner. */
    private void spend(@Nullable UserId owner, String cost) {
        clock.advance(Duration.ofMinutes(1));
        ledger.append(List.of(TestLines.line(
                owner == null ? ada : owner,
                CostSource.REPORTED,
                owner != null,
                clock.instant(),
                cost)));
    }

    private void setKey(UserId user, @Nullable String key) {
        settings.save(
                user,
                keyDraft(key)
                        .toChange(valid -> new SealedKey(
                                vault.seal(user, valid), valid.label(), clock.instant())),
                clock.instant());
    }

    private static SettingsDraft keyDraft(@Nullable String key) {
        return new SettingsDraft(
                Change.to(key),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    private Caller caller(boolean administrator) {
        return new Caller(
                ada, "ada", administrator, new AccessTokenId(UUID.randomUUID()), null, null);
    }

    private static ProblemType refusal(Runnable action) {
        return catchThrowableOfType(ProblemException.class, action::run).type();
    }
}
