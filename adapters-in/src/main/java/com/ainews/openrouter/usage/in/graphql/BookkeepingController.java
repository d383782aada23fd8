package com.ainews.openrouter.usage.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.CheckDriftNow;
import com.ainews.openrouter.usage.ReadDrift;
import com.ainews.openrouter.usage.ReadEstimatedCalls;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.in.LedgerLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Whether the ledger is right, for administrators. */
@Controller
class BookkeepingController {

    private final CheckDriftNow checkDriftNow;
    private final ReadDrift readDrift;
    private final ReadEstimatedCalls readEstimatedCalls;

    BookkeepingController(
            CheckDriftNow checkDriftNow,
            ReadDrift readDrift,
            ReadEstimatedCalls readEstimatedCalls) {
        this.checkDriftNow = checkDriftNow;
        this.readDrift = readDrift;
        this.readEstimatedCalls = readEstimatedCalls;
    }

    record DriftCheckView(
            UUID id,
            @Nullable UUID userId,
            String keyLabel,
            Instant at,
            BigDecimal reported,
            BigDecimal ledger,
            BigDecimal drift) {

        static DriftCheckView from(DriftCheck check) {
            return new DriftCheckView(
                    check.id(),
                    check.user() == null ? null : check.user().value(),
                    check.keyLabel(),
                    check.at(),
                    check.reported().amount(),
                    check.ledger().amount(),
                    check.drift().amount());
        }
    }

    record EstimatedCallView(UUID userId, LedgerLine line) {

        static EstimatedCallView from(LedgerEntry entry) {
            return new EstimatedCallView(entry.payer().user().value(), LedgerLine.from(entry));
        }
    }

    @MutationMapping
    List<DriftCheckView> checkDrift(@AuthenticationPrincipal Caller caller) {
        return checkDriftNow.check(caller).stream().map(DriftCheckView::from).toList();
    }

    @QueryMapping
    List<DriftCheckView> drift(@AuthenticationPrincipal Caller caller, @Argument int limit) {
        return readDrift.read(caller, limit).stream().map(DriftCheckView::from).toList();
    }

    @QueryMapping
    List<EstimatedCallView> estimatedCalls(
            @AuthenticationPrincipal Caller caller, @Argument int limit) {
        return readEstimatedCalls.read(caller, limit).stream()
                .map(EstimatedCallView::from)
                .toList();
    }
}
