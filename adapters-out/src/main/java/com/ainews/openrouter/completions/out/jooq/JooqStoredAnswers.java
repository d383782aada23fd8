package com.ainews.openrouter.completions.out.jooq;

import static com.ainews.openrouter.completions.out.jooq.db.Tables.STORED_ANSWERS;

import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.completions.out.jooq.db.tables.records.StoredAnswersRecord;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqStoredAnswers implements StoredAnswers {

    private static final String RUNNING = "running";
    private static final String ANSWERED = "answered";
    private static final String FAILED = "failed";

    /** A key may be freed between two looks; more often than this it is not by chance. */
    private static final int MAX_TRIES = 5;

    private final DSLContext dsl;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    JooqStoredAnswers(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Known claim(Claim claim) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (insert(claim)) {
                return new Known.Claimed();
            }
            StoredAnswersRecord row = dsl.selectFrom(STORED_ANSWERS)
                    .where(is(claim.user(), claim.key()))
                    .fetchOne();
            if (row != null) {
                return known(row);
            }
        }
        throw new IllegalStateException("An idempotency key is claimed and freed all the time");
    }

    /** A row that should be forgotten already is taken over. */
    private boolean insert(Claim claim) {
        var row = new StoredAnswersRecord();
        row.setUserId(claim.user().value());
        row.setKey(claim.key().value());
        row.setFingerprint(claim.fingerprint());
        row.setState(RUNNING);
        row.setBody(null);
        row.setProblem(null);
        row.setDetail(null);
        row.setFacts(null);
        row.setCreatedAt(claim.now());
        row.setLeaseUntil(claim.leaseUntil());
        return dsl.insertInto(STORED_ANSWERS)
                        .set(row)
                        .onConflict(STORED_ANSWERS.USER_ID, STORED_ANSWERS.KEY)
                        .doUpdate()
                        .set(row)
                        .where(STORED_ANSWERS.CREATED_AT.lt(claim.forgotten()))
                        .execute()
                == 1;
    }

    @Override
    public void keep(UserId user, IdempotencyKey key, Kept kept) {
        var row = new StoredAnswersRecord();
        switch (kept) {
            case Kept.Answer answer -> {
                row.setState(ANSWERED);
                row.setBody(answer.json());
            }
            case Kept.Problem problem -> {
                row.setState(FAILED);
                row.setProblem(problem.type().code());
                row.setDetail(problem.detail());
                row.setFacts(mapper.writeValueAsString(problem.facts()));
            }
        }
        dsl.update(STORED_ANSWERS).set(row).where(is(user, key)).execute();
    }

    @Override
    public void free(UserId user, IdempotencyKey key) {
        dsl.deleteFrom(STORED_ANSWERS).where(is(user, key)).execute();
    }

    @Override
    public void forget(Instant before) {
        dsl.deleteFrom(STORED_ANSWERS)
                .where(STORED_ANSWERS.CREATED_AT.lt(before))
                .execute();
    }

    private static Condition is(UserId user, IdempotencyKey key) {
        return STORED_ANSWERS.USER_ID.eq(user.value()).and(STORED_ANSWERS.KEY.eq(key.value()));
    }

    private Known known(StoredAnswersRecord row) {
        return switch (row.getState()) {
            case RUNNING -> new Known.Running(row.getFingerprint(), row.getLeaseUntil());
            case ANSWERED ->
                new Known.Ended(
                        row.getFingerprint(),
                        new Kept.Answer(Objects.requireNonNull(row.getBody())));
            default ->
                new Known.Ended(
                        row.getFingerprint(),
                        new Kept.Problem(
                                ProblemType.ofCode(Objects.requireNonNull(row.getProblem())),
                                Objects.requireNonNull(row.getDetail()),
                                facts(Objects.requireNonNull(row.getFacts()))));
        };
    }

    private Map<String, Object> facts(String json) {
        return mapper.readValue(json, new TypeReference<Map<String, Object>>() {});
    }
}
