package com.ainews.chaos;

import com.ainews.sandbox.Bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is known when everything has come to rest.
 *
 * @param readings what was seen of each limit while all went on
 * @param holdsUnderWay holds that have not ended
 * @param charges the provider's account, one for each answer it made
 * @param heard what the clients heard
 */
record Evidence(
        List<Watcher.Reading> readings,
        List<LedgerRow> ledger,
        List<Meter> meters,
        long holdsUnderWay,
        List<Bill.Charge> charges,
        Heard heard) {

    /**
     * What has reached clients.
     *
     * @param requests those that were answered, as far as answers name them
     * @param costs what answers said that they cost, by their generation
     * @param byKey the different answers to the requests with each key for repetition
     */
    record Heard(
            Set<UUID> requests,
            Map<String, BigDecimal> costs,
            Map<String, Set<Ask.Answer>> byKey) {}

    BigDecimal billed() {
        return charges.stream().map(Bill.Charge::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal settled() {
        return ledger.stream().map(LedgerRow::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal held() {
        return meters.stream().map(Meter::held).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Charges that no line of the ledger names: nobody saw the end of those answers. */
    List<Bill.Charge> unseen() {
        Set<String> named = ledger.stream()
                .map(row -> row.generationId() == null ? "" : row.generationId())
                .collect(Collectors.toSet());
        return charges.stream()
                .filter(charge -> !named.contains(charge.generationId()))
                .toList();
    }
}
