package com.ainews.openrouter.operations.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.operations.CheckHealth;
import com.ainews.openrouter.operations.ReadErrorLog;
import com.ainews.openrouter.operations.domain.UpstreamError;
import com.ainews.openrouter.operations.in.HealthAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class OperationsController {

    private final CheckHealth checkHealth;
    private final ReadErrorLog readErrorLog;

    OperationsController(CheckHealth checkHealth, ReadErrorLog readErrorLog) {
        this.checkHealth = checkHealth;
        this.readErrorLog = readErrorLog;
    }

    record UpstreamErrorView(
            UUID id,
            Instant at,
            UUID userId,
            UUID requestId,
            String model,
            String failure,
            @Nullable Integer status,
            String message) {

        static UpstreamErrorView from(UpstreamError error) {
            return new UpstreamErrorView(
                    error.id(),
                    error.at(),
                    error.user().value(),
                    error.request().value(),
                    error.model().value(),
                    error.failure(),
                    error.status(),
                    error.message());
        }
    }

    @QueryMapping
    HealthAnswer health() {
        return HealthAnswer.from(checkHealth.check());
    }

    @QueryMapping
    List<UpstreamErrorView> openrouterErrors(
            @AuthenticationPrincipal Caller caller, @Argument int limit) {
        return readErrorLog.read(caller, limit).stream()
                .map(UpstreamErrorView::from)
                .toList();
    }
}
