package com.ainews.openrouter.limits.out.jooq;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.out.jooq.db.tables.records.HoldsRecord;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rows of holds. */
final class HoldRow {

    private HoldRow() {}

    static Hold read(HoldsRecord row) {
        return new Hold(
                new HoldId(row.getId()),
                new Payer(
                        new UserId(row.getUserId()),
                        new AccessTokenId(row.getTokenId()),
                        id(row.getTeamId(), TeamId::new),
                        id(row.getOrganizationId(), OrganizationId::new)),
                new RequestId(row.getRequestId()),
                row.getOwnerId(),
                new ModelId(row.getModel()),
                row.getAttempt(),
                row.getPurpose(),
                new Demand(
                        new Usd(row.getCost()), row.getRequests(), TokenCount.of(row.getTokens())),
                row.getHeldAt(),
                row.getLeaseUntil(),
                row.getOwnKey(),
                row.getGenerationId(),
                row.getDoubtedAt() == null ? null : new Doubt(row.getDelivered(), use(row)));
    }

    private static Doubt.@Nullable Use use(HoldsRecord row) {
        return row.getComputedCost() == null
                ? null
                : new Doubt.Use(
                        TokenCount.of(row.getPromptTokens()),
                        TokenCount.of(row.getCompletionTokens()),
                        new Usd(row.getComputedCost()));
    }

    private static <T> @Nullable T id(@Nullable UUID value, Function<UUID, T> type) {
        return value == null ? null : type.apply(value);
    }
}
