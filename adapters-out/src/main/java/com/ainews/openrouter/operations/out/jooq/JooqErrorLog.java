package com.ainews.openrouter.operations.out.jooq;

import static com.ainews.openrouter.operations.out.jooq.db.Tables.OPENROUTER_ERRORS;

import com.ainews.openrouter.operations.domain.UpstreamError;
import com.ainews.openrouter.operations.port.ErrorLog;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqErrorLog implements ErrorLog {

    private final DSLContext dsl;

    JooqErrorLog(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void append(UpstreamError error) {
        dsl.insertInto(OPENROUTER_ERRORS)
                .set(OPENROUTER_ERRORS.ID, error.id())
                .set(OPENROUTER_ERRORS.AT, error.at())
                .set(OPENROUTER_ERRORS.USER_ID, error.user().value())
                .set(OPENROUTER_ERRORS.REQUEST_ID, error.request().value())
                .set(OPENROUTER_ERRORS.MODEL, error.model().value())
                .set(OPENROUTER_ERRORS.FAILURE, error.failure())
                .set(OPENROUTER_ERRORS.STATUS, error.status())
                .set(OPENROUTER_ERRORS.MESSAGE, error.message())
                .execute();
    }

    @Override
    public List<UpstreamError> newest(int limit) {
        return dsl.selectFrom(OPENROUTER_ERRORS)
                .orderBy(OPENROUTER_ERRORS.AT.desc(), OPENROUTER_ERRORS.ID.desc())
                .limit(limit)
                .fetch(row -> new UpstreamError(
                        row.getId(),
                        row.getAt(),
                        new UserId(row.getUserId()),
                        new RequestId(row.getRequestId()),
                        new ModelId(row.getModel()),
                        row.getFailure(),
                        row.getStatus(),
                        row.getMessage()));
    }
}
