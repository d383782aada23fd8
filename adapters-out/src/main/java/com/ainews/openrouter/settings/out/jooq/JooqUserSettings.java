package com.ainews.openrouter.settings.out.jooq;

import static com.ainews.openrouter.settings.out.jooq.db.Tables.USER_SETTINGS;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.settings.domain.Change;
import com.ainews.openrouter.settings.domain.Preferences;
import com.ainews.openrouter.settings.domain.PreferredModels;
import com.ainews.openrouter.settings.domain.SealedKey;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.settings.domain.SettingsChange;
import com.ainews.openrouter.settings.domain.UsageLimits;
import com.ainews.openrouter.settings.out.jooq.db.tables.records.UserSettingsRecord;
import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqUserSettings implements UserSettings {

    private final DSLContext dsl;

    /** The settings of how many users are loaded by one statement. */
    private static final int MAX_BATCH = 256;

    private final NaturalBatches<UserId, Settings> loads =
            new NaturalBatches<>(MAX_BATCH, this::loadAll);

    JooqUserSettings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Asked with each call: what is asked at the same time is loaded together. */
    @Override
    public Settings load(UserId user) {
        return loads.submit(user);
    }

    private List<Settings> loadAll(List<UserId> users) {
        Map<UserId, Settings> found = dsl.selectFrom(USER_SETTINGS)
                .where(USER_SETTINGS.USER_ID.eq(
                        DSL.any(users.stream().map(UserId::value).toArray(UUID[]::new))))
                .fetchMap(
                        row -> new UserId(row.getUserId()),
                        row -> settings(new UserId(row.getUserId()), row));
        return users.stream()
                .map(user -> found.getOrDefault(user, Settings.untouched(user)))
                .toList();
    }

    @Override
    public Settings loadForChange(UserId user) {
        // There may be no row to lock yet, so the lock is on the user's id.
        dsl.select(DSL.function("pg_advisory_xact_lock", Object.class, lockOf(user)))
                .execute();
        return loadAll(List.of(user)).getFirst();
    }

    @Override
    public void save(UserId user, SettingsChange change, Instant now) {
        var row = new UserSettingsRecord();
        row.setUserId(user.value());
        row.setUpdatedAt(now);
        set(row, USER_SETTINGS.KEY_CIPHERTEXT, change.key().map(SealedKey::ciphertext));
        set(row, USER_SETTINGS.KEY_LABEL, change.key().map(SealedKey::label));
        set(row, USER_SETTINGS.KEY_SET_AT, change.key().map(SealedKey::setAt));
        set(
                row,
                USER_SETTINGS.SUMMARIZATION_MODEL,
                change.summarizationModel().map(ModelId::value));
        set(row, USER_SETTINGS.CHAT_MODEL, change.chatModel().map(ModelId::value));
        set(row, USER_SETTINGS.FALLBACK_MODEL, change.fallbackModel().map(ModelId::value));
        set(row, USER_SETTINGS.DAILY_COST_LIMIT, change.dailyCostLimit().map(Usd::amount));
        set(row, USER_SETTINGS.MONTHLY_COST_LIMIT, change.monthlyCostLimit().map(Usd::amount));
        set(row, USER_SETTINGS.REQUESTS_PER_HOUR, change.requestsPerHour());
        set(row, USER_SETTINGS.TOKENS_PER_HOUR, change.tokensPerHour());
        set(row, USER_SETTINGS.TEMPERATURE, change.temperature());
        set(row, USER_SETTINGS.MAX_TOKENS, change.maxTokens());
        set(row, USER_SETTINGS.ENABLE_STREAMING, change.enableStreaming());
        set(row, USER_SETTINGS.FALLBACK_ENABLED, change.fallbackEnabled());
        set(row, USER_SETTINGS.COST_OPTIMIZATION, change.costOptimization());
        set(row, USER_SETTINGS.RESPONSE_CACHE, change.responseCache());
        // Only fields that were set are written, so that what is kept is not touched at all.
        dsl.insertInto(USER_SETTINGS)
                .set(row)
                .onConflict(USER_SETTINGS.USER_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    @Override
    public void delete(UserId user) {
        dsl.deleteFrom(USER_SETTINGS)
                .where(USER_SETTINGS.USER_ID.eq(user.value()))
                .execute();
    }

    private static <T> void set(UserSettingsRecord row, Field<T> field, Change<T> change) {
        if (!change.isKept()) {
            row.set(field, change.newValue());
        }
    }

    private static Field<Long> lockOf(UserId user) {
        return DSL.function(
                "hashtextextended", Long.class, DSL.val("settings:" + user), DSL.val(0L));
    }

    private static Settings settings(UserId user, UserSettingsRecord row) {
        return new Settings(
                user,
                new PreferredModels(
                        model(row.getSummarizationModel()),
                        model(row.getChatModel()),
                        model(row.getFallbackModel())),
                new UsageLimits(
                        usd(row.getDailyCostLimit()),
                        usd(row.getMonthlyCostLimit()),
                        row.getRequestsPerHour(),
                        row.getTokensPerHour()),
                new Preferences(
                        row.getTemperature(),
                        row.getMaxTokens(),
                        row.getEnableStreaming(),
                        row.getFallbackEnabled(),
                        row.getCostOptimization(),
                        row.getResponseCache()),
                row.getKeyCiphertext() == null
                        ? null
                        : new SealedKey(
                                row.getKeyCiphertext(), row.getKeyLabel(), row.getKeySetAt()),
                row.getUpdatedAt());
    }

    private static @Nullable ModelId model(@Nullable String id) {
        return id == null ? null : new ModelId(id);
    }

    private static @Nullable Usd usd(@Nullable BigDecimal amount) {
        return amount == null ? null : new Usd(amount);
    }
}
