package com.ainews.openrouter.limits.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.ReadLimits;
import com.ainews.openrouter.limits.in.LimitsAnswer;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class LimitsController {

    private final ReadLimits readLimits;

    LimitsController(ReadLimits readLimits) {
        this.readLimits = readLimits;
    }

    @QueryMapping
    LimitsAnswer limits(@AuthenticationPrincipal Caller caller) {
        return LimitsAnswer.from(readLimits.read(caller.payer()));
    }
}
