package com.ainews.openrouter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.settings.domain.SettingsDraft;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of settings must do. */
public abstract class UserSettingsContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final UserId user = new UserId(UUID.randomUUID());

    protected abstract UserSettings settings();

    @Test
    void hasNothingOfAUserWhoSetNothing() {
        assertThat(settings().load(user)).isEqualTo(Settings.untouched(user));
    }

    @Test
    void keepsEveryFieldAsItWasSet() {
        var all = change(
                Change.to("sk-or-v1-contract-0123456789"),
                Change.to(new BigDecimal("0.000000000001")),
                Change.to(700));

        settings().save(user, all, NOW);

        assertThat(settings().load(user)).isEqualTo(all.appliedTo(Settings.untouched(user), NOW));
    }

    @Test
    void changesOnlyWhatIsNamed() {
        settings()
                .save(
                        user,
                        change(
                                Change.to("sk-or-v1-contract-0123456789"),
                                Change.to(BigDecimal.TEN),
                                Change.to(700)),
                        NOW);

        settings().save(user, change(Change.keep(), Change.clear(), Change.keep()), NOW);

        Settings after = settings().load(user);
        assertThat(after.key()).isNotNull();
        assertThat(after.usageLimits().dailyCostLimit()).isNull();
        assertThat(after.preferences().maxTokens()).isEqualTo(700);
    }

    @Test
    void concurrentChangesDoNotUndoEachOther() {
        List<CompletableFuture<Void>> running = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.runAsync(() -> settings()
                        .save(
                                user,
                                i % 2 == 0
                                        ? change(
                                                Change.keep(),
                                                Change.to(BigDecimal.ONE),
                                                Change.keep())
                                        : change(Change.keep(), Change.keep(), Change.to(500)),
                                NOW)))
                .toList();
        running.forEach(CompletableFuture::join);

        Settings after = settings().load(user);
        assertThat(after.usageLimits().dailyCostLimit()).isNotNull();
        assertThat(after.preferences().maxTokens()).isEqualTo(500);
    }

    @Test
    void deletesAllAndRepeatsSafely() {
        settings().save(user, change(Change.keep(), Change.to(BigDecimal.ONE), Change.keep()), NOW);

        settings().delete(user);
        settings().delete(user);

        assertThat(settings().load(user)).isEqualTo(Settings.untouched(user));
    }

    private static SettingsChange change(
            Change<String> key, Change<BigDecimal> dailyCost, Change<Integer> maxTokens) {
        return new SettingsDraft(
                        key,
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        dailyCost,
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        maxTokens,
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep())
                .toChange(plain -> new SealedKey(new byte[] {1, 2, 3}, plain.label(), NOW));
    }
}
