package com.ainews.openrouter.operations.in.metrics;

import com.ainews.openrouter.limits.ReadAdmissions;
import com.ainews.openrouter.shared.ProblemType;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Shows what limits do on this replica; it is read when somebody looks. */
@Component
class AdmissionMetrics implements MeterBinder {

    private static final List<ProblemType> REASONS = List.of(
            ProblemType.BUDGET_EXHAUSTED,
            ProblemType.RATE_LIMIT_EXCEEDED,
            ProblemType.BUDGET_HELD,
            ProblemType.CLIENT_LEFT);

    private final ReadAdmissions readAdmissions;

    AdmissionMetrics(ReadAdmissions readAdmissions) {
        this.readAdmissions = readAdmissions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "openrouter.holds.running",
                        this,
                        m -> m.readAdmissions.read().running())
                .register(registry);
        Gauge.builder(
                        "openrouter.holds.waiting",
                        this,
                        m -> m.readAdmissions.read().waiting())
                .register(registry);
        FunctionCounter.builder(
                        "openrouter.holds.granted",
                        this,
                        m -> m.readAdmissions.read().granted())
                .register(registry);
        FunctionCounter.builder(
                        "openrouter.holds.batches",
                        this,
                        m -> m.readAdmissions.read().batches())
                .register(registry);
        FunctionTimer.builder(
                        "openrouter.holds.wait",
                        this,
                        m -> m.readAdmissions.read().waits().count(),
                        m -> m.readAdmissions.read().waits().total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .register(registry);
        for (ProblemType reason : REASONS) {
            FunctionCounter.builder(
                            "openrouter.holds.refused",
                            this,
                            m -> m.readAdmissions.read().refused().getOrDefault(reason.code(), 0L))
                    .tag("reason", reason.code())
                    .register(registry);
        }
    }
}
