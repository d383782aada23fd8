package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;
import java.util.List;

/**
 * What a user used in a period.
 *
 * @param byModel dearest first
 * @param series points in the order of time; those without use are left out
 */
public record UsageReport(
        UsagePeriod period,
        Instant from,
        Instant to,
        UsageTotals totals,
        List<OfModel> byModel,
        List<Point> series) {

    /** The part of one model. */
    public record OfModel(ModelId model, UsageTotals totals) {}

    /** The part of one hour or day, named by its start. */
    public record Point(Instant start, UsageTotals totals) {}

    public UsageReport {
        byModel = List.copyOf(byModel);
        series = List.copyOf(series);
    }
}
