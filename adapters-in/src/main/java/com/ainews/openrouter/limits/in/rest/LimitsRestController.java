package com.ainews.openrouter.limits.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.ReadLimits;
import com.ainews.openrouter.limits.in.LimitsAnswer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/limits")
@Tag(name = "limits", description = "Where you stand with your limits")
class LimitsRestController {

    private final ReadLimits readLimits;

    LimitsRestController(ReadLimits readLimits) {
        this.readLimits = readLimits;
    }

    @GetMapping
    @Operation(summary = "Every limit: what is spent, held for running calls, and left")
    LimitsAnswer read(@AuthenticationPrincipal Caller caller) {
        return LimitsAnswer.from(readLimits.read(caller.payer()));
    }
}
