package com.ainews.openrouter.usage.in;

import com.ainews.openrouter.usage.domain.UsageReport;
import com.ainews.openrouter.usage.domain.UsageTotals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a user used in a period, as both doors show it. */
public record UsageAnswer(
        String period,
        Instant from,
        Instant to,
        Totals totals,
        List<OfModel> byModel,
        List<Point> series) {

    /** Sums; the cost in US dollars. */
    public record Totals(
            long requests,
            long failed,
            long promptTokens,
            long completionTokens,
            long totalTokens,
            BigDecimal cost) {

        static Totals from(UsageTotals totals) {
            long prompt = totals.promptTokens().value();
            long completion = totals.completionTokens().value();
            return new Totals(
                    totals.requests(),
                    totals.failed(),
                    prompt,
                    completion,
                    prompt + completion,
                    totals.cost().amount());
        }
    }

    /** The part of one model. */
    public record OfModel(String model, Totals totals) {}

    /** The part of one hour or day, named by its start. */
    public record Point(Instant start, Totals totals) {}

    /** The answer of both doors. */
    public static UsageAnswer from(UsageReport report) {
        return new UsageAnswer(
                report.period().wireName(),
                report.from(),
                report.to(),
                Totals.from(report.totals()),
                report.byModel().stream()
                        .map(part -> new OfModel(part.model().value(), Totals.from(part.totals())))
                        .toList(),
                report.series().stream()
                        .map(point -> new Point(point.start(), Totals.from(point.totals())))
                        .toList());
    }
}
