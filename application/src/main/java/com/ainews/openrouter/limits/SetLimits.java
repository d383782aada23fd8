package com.ainews.openrouter.limits;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.access.CheckKnown;
import com.ainews.openrouter.limits.domain.LimitChange;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.port.LimitsAudit;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator limit a user, access token, team or organisation. */
@Service
public class SetLimits {

    private static final BigDecimal MAX_USD = new BigDecimal("1000000000");
    private static final BigDecimal MAX_COUNT = new BigDecimal("1000000000000");

    private final CheckKnown checkKnown;
    private final ScopeLimits scopeLimits;
    private final LimitsAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public SetLimits(
            CheckKnown checkKnown,
            ScopeLimits scopeLimits,
            LimitsAudit audit,
            Ids ids,
            InstantSource clock) {
        this.checkKnown = checkKnown;
        this.scopeLimits = scopeLimits;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sets all limits of a scope at once, from the next call on; a kind that is left out has no
     * limit afterwards. What is under way goes on. The limits and the audit row are stored both or
     * neither.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code forbidden}, {@code
     *     validation_failed} naming each limit that is out of range, or {@code not_found}
     */
    @Transactional
    public void set(Caller actor, Scope scope, Limits limits) {
        actor.requireAdministrator();
        validate(limits);
        checkKnown.check(subject(scope.type()), scope.id());
        Instant now = clock.instant();
        Limits before = scopeLimits.replace(scope, limits, now);
        audit.record(new LimitChange(ids.next(), actor.userId(), scope, before, limits, now));
    }

    private static CheckKnown.Subject subject(ScopeType type) {
        return switch (type) {
            case USER -> CheckKnown.Subject.USER;
            case ACCESS_TOKEN -> CheckKnown.Subject.ACCESS_TOKEN;
            case TEAM -> CheckKnown.Subject.TEAM;
            case ORGANIZATION -> CheckKnown.Subject.ORGANIZATION;
        };
    }

    private static void validate(Limits limits) {
        var violations = new Violations();
        limits.byKind().forEach((kind, limit) -> {
            violations.requireBetween(
                    "limits." + kind.wireName(),
                    limit,
                    BigDecimal.ZERO,
                    kind.unit() == LimitKind.Unit.USD ? MAX_USD : MAX_COUNT);
            violations.require(
                    kind.unit() == LimitKind.Unit.USD
                            || limit.stripTrailingZeros().scale() <= 0,
                    "limits." + kind.wireName(),
                    limit,
                    "must be a whole number");
        });
        violations.throwIfAny();
    }
}
