package com.ainews.openrouter.usage.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.CheckConsistency;
import com.ainews.openrouter.usage.ConsistencyReport;
import com.ainews.openrouter.usage.RepairConsistency;
import com.ainews.openrouter.usage.domain.Finding;
import java.time.Instant;
import java.util.List;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Whether the books add up, for administrators. */
@Controller
class ConsistencyController {

    private final CheckConsistency checkConsistency;
    private final RepairConsistency repairConsistency;

    ConsistencyController(CheckConsistency checkConsistency, RepairConsistency repairConsistency) {
        this.checkConsistency = checkConsistency;
        this.repairConsistency = repairConsistency;
    }

    record ReportView(
            Instant checkedAt, boolean consistent, long meters, List<FindingView> findings) {

        static ReportView from(ConsistencyReport report) {
            return new ReportView(
                    report.checkedAt(),
                    report.isConsistent(),
                    report.meters(),
                    report.findings().stream().map(FindingView::from).toList());
        }
    }

    record FindingView(String kind, String description) {

        static FindingView from(Finding finding) {
            return new FindingView(finding.wireName(), finding.describe());
        }
    }

    @QueryMapping
    ReportView consistency(@AuthenticationPrincipal Caller caller) {
        return ReportView.from(checkConsistency.check(caller));
    }

    @MutationMapping
    ReportView repairConsistency(@AuthenticationPrincipal Caller caller) {
        return ReportView.from(repairConsistency.repair(caller));
    }
}
