package com.ainews.openrouter.usage.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.ReadLedger;
import com.ainews.openrouter.usage.ReadUsage;
import com.ainews.openrouter.usage.in.LedgerLine;
import com.ainews.openrouter.usage.in.UsageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter")
@Tag(name = "usage", description = "What your calls cost, summed up and line by line")
class UsageRestController {

    private final ReadUsage readUsage;
    private final ReadLedger readLedger;

    UsageRestController(ReadUsage readUsage, ReadLedger readLedger) {
        this.readUsage = readUsage;
        this.readLedger = readLedger;
    }

    @GetMapping("/usage")
    @Operation(summary = "Totals, by model and over time: period is daily, weekly or monthly")
    UsageAnswer usage(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "daily") String period) {
        return UsageAnswer.from(readUsage.read(caller.userId(), period));
    }

    @GetMapping("/ledger")
    @Operation(
            summary = "Every call that was charged, newest first",
            description = "For the next page, pass the last line's id as 'before'.")
    List<LedgerLine> ledger(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID before) {
        return readLedger.read(caller.userId(), limit, before).stream()
                .map(LedgerLine::from)
                .toList();
    }
}
