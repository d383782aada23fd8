package com.ainews.openrouter.usage.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.usage.ReadLedger;
import com.ainews.openrouter.usage.ReadUsage;
import com.ainews.openrouter.usage.in.LedgerLine;
import com.ainews.openrouter.usage.in.UsageAnswer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class UsageController {

    private final ReadUsage readUsage;
    private final ReadLedger readLedger;

    UsageController(ReadUsage readUsage, ReadLedger readLedger) {
        this.readUsage = readUsage;
        this.readLedger = readLedger;
    }

    @QueryMapping
    UsageAnswer usage(@AuthenticationPrincipal Caller caller, @Argument String period) {
        return UsageAnswer.from(readUsage.read(caller.userId(), period));
    }

    @QueryMapping
    List<LedgerLine> ledger(
            @AuthenticationPrincipal Caller caller,
            @Argument int limit,
            @Argument @Nullable UUID before) {
        return readLedger.read(caller.userId(), limit, before).stream()
                .map(LedgerLine::from)
                .toList();
    }
}
