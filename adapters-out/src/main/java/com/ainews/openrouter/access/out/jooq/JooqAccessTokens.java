package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.ACCESS_TOKENS;
import static com.ainews.openrouter.access.out.jooq.db.Tables.USERS;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.out.jooq.db.tables.records.AccessTokensRecord;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqAccessTokens implements AccessTokens {

    /** How many tokens are looked up by one statement. */
    private static final int MAX_BATCH = 256;

    private final DSLContext dsl;
    private final NaturalBatches<String, Optional<Owned>> lookups =
            new NaturalBatches<>(MAX_BATCH, this::findAll);

    JooqAccessTokens(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Asked with each request: what is asked at the same time is looked up together. */
    @Override
    public Optional<Owned> findByHash(String hash) {
        return lookups.submit(hash);
    }

    private List<Optional<Owned>> findAll(List<String> hashes) {
        // Plain columns: nested records would travel as text that is parsed a second time.
        Map<String, Owned> found = dsl.select(ACCESS_TOKENS.fields())
                .select(USERS.fields())
                .from(ACCESS_TOKENS)
                .join(USERS)
                .on(USERS.ID.eq(ACCESS_TOKENS.USER_ID))
                .where(ACCESS_TOKENS.HASH.eq(DSL.any(hashes.toArray(String[]::new))))
                .fetchMap(
                        row -> row.get(ACCESS_TOKENS.HASH),
                        row -> new Owned(
                                token(row.into(ACCESS_TOKENS)), JooqUsers.user(row.into(USERS))));
        return hashes.stream().map(hash -> Optional.ofNullable(found.get(hash))).toList();
    }

    @Override
    public void add(AccessToken token) {
        dsl.executeInsert(row(token));
    }

    @Override
    public List<AccessToken> ofUser(UserId user, int limit) {
        return dsl.selectFrom(ACCESS_TOKENS)
                .where(ACCESS_TOKENS.USER_ID.eq(user.value()))
                .orderBy(ACCESS_TOKENS.CREATED_AT.desc(), ACCESS_TOKENS.ID.desc())
                .limit(limit)
                .fetch(JooqAccessTokens::token);
    }

    @Override
    public void replaceLabelled(AccessToken token) {
        dsl.update(ACCESS_TOKENS)
                .set(ACCESS_TOKENS.REVOKED_AT, token.createdAt())
                .where(ACCESS_TOKENS.USER_ID.eq(token.user().value()))
                .and(ACCESS_TOKENS.LABEL.eq(token.label()))
                .and(ACCESS_TOKENS.HASH.ne(token.hash()))
                .and(ACCESS_TOKENS.REVOKED_AT.isNull())
                .execute();
        dsl.insertInto(ACCESS_TOKENS)
                .set(row(token))
                .onConflict(ACCESS_TOKENS.HASH)
                .doUpdate()
                .setNull(ACCESS_TOKENS.REVOKED_AT)
                .where(ACCESS_TOKENS.LABEL.eq(token.label()))
                .execute();
    }

    @Override
    public Optional<AccessToken> revoke(AccessTokenId id, Instant at) {
        return dsl.update(ACCESS_TOKENS)
                .set(
                        ACCESS_TOKENS.REVOKED_AT,
                        DSL.coalesce(
                                ACCESS_TOKENS.REVOKED_AT, DSL.val(at, ACCESS_TOKENS.REVOKED_AT)))
                .where(ACCESS_TOKENS.ID.eq(id.value()))
                .returning()
                .fetchOptional(JooqAccessTokens::token);
    }

    private static AccessTokensRecord row(AccessToken token) {
        var row = new AccessTokensRecord();
        row.setId(token.id().value());
        row.setUserId(token.user().value());
        row.setHash(token.hash());
        row.setLabel(token.label());
        row.setCreatedAt(token.createdAt());
        row.setExpiresAt(token.expiresAt());
        row.setRevokedAt(token.revokedAt());
        return row;
    }

    private static AccessToken token(AccessTokensRecord row) {
        return new AccessToken(
                new AccessTokenId(row.getId()),
                new UserId(row.getUserId()),
                row.getHash(),
                row.getLabel(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getRevokedAt());
    }
}
