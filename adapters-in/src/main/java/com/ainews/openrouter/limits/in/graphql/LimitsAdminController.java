package com.ainews.openrouter.limits.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.ReadLimitsAudit;
import com.ainews.openrouter.limits.ReadScopeLimits;
import com.ainews.openrouter.limits.SetLimits;
import com.ainews.openrouter.limits.domain.LimitChange;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.in.LimitsAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Limits of anybody, for administrators. */
@Controller
class LimitsAdminController {

    private final SetLimits setLimits;
    private final ReadScopeLimits readScopeLimits;
    private final ReadLimitsAudit readLimitsAudit;

    LimitsAdminController(
            SetLimits setLimits, ReadScopeLimits readScopeLimits, ReadLimitsAudit readLimitsAudit) {
        this.setLimits = setLimits;
        this.readScopeLimits = readScopeLimits;
        this.readLimitsAudit = readLimitsAudit;
    }

    /** The limits of one scope; null is none. */
    record LimitsView(
            @Nullable BigDecimal dailyCostLimit,
            @Nullable BigDecimal monthlyCostLimit,
            @Nullable BigDecimal requestsPerHour,
            @Nullable BigDecimal tokensPerHour) {

        static LimitsView from(Limits limits) {
            return new LimitsView(
                    limits.of(LimitKind.DAILY_COST),
                    limits.of(LimitKind.MONTHLY_COST),
                    limits.of(LimitKind.REQUESTS_PER_HOUR),
                    limits.of(LimitKind.TOKENS_PER_HOUR));
        }

        Limits toLimits() {
            Map<LimitKind, BigDecimal> byKind = new EnumMap<>(LimitKind.class);
            put(byKind, LimitKind.DAILY_COST, dailyCostLimit);
            put(byKind, LimitKind.MONTHLY_COST, monthlyCostLimit);
            put(byKind, LimitKind.REQUESTS_PER_HOUR, requestsPerHour);
            put(byKind, LimitKind.TOKENS_PER_HOUR, tokensPerHour);
            return new Limits(byKind);
        }

        private static void put(
                Map<LimitKind, BigDecimal> byKind, LimitKind kind, @Nullable BigDecimal limit) {
            if (limit != null) {
                byKind.put(kind, limit);
            }
        }
    }

    record ChangeView(
            UUID id,
            UUID actorId,
            String scope,
            UUID scopeId,
            LimitsView before,
            LimitsView after,
            Instant at) {

        static ChangeView from(LimitChange change) {
            return new ChangeView(
                    change.id(),
                    change.actor().value(),
                    change.scope().type().wireName(),
                    change.scope().id(),
                    LimitsView.from(change.before()),
                    LimitsView.from(change.after()),
                    change.at());
        }
    }

    @QueryMapping
    LimitsAnswer limitsOf(
            @AuthenticationPrincipal Caller caller,
            @Argument String scope,
            @Argument UUID scopeId) {
        return LimitsAnswer.from(readScopeLimits.read(caller, scope(scope, scopeId)));
    }

    @QueryMapping
    List<ChangeView> limitsAudit(@AuthenticationPrincipal Caller caller, @Argument int limit) {
        return readLimitsAudit.read(caller, limit).stream()
                .map(ChangeView::from)
                .toList();
    }

    @MutationMapping
    LimitsAnswer setLimits(
            @AuthenticationPrincipal Caller caller,
            @Argument String scope,
            @Argument UUID scopeId,
            @Argument LimitsView limits) {
        Scope whose = scope(scope, scopeId);
        setLimits.set(caller, whose, limits.toLimits());
        return LimitsAnswer.from(readScopeLimits.read(caller, whose));
    }

    /** The schema lets no other names through. */
    private static Scope scope(String type, UUID id) {
        return new Scope(ScopeType.ofWireName(type).orElseThrow(), id);
    }
}
